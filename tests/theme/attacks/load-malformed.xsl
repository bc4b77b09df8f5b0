<?xml version="1.0" encoding="UTF-8"?>
<!-- No end. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
