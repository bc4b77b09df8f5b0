<?xml version="1.0" encoding="UTF-8"?>
<!-- Harbour's letters: its colours. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="../../base/mail.xsl"/>

  <xsl:variable name="mail-brand" select="'#0b44d8'"/>
  <xsl:variable name="mail-button" select="'#ffd21f'"/>
  <xsl:variable name="mail-on-button" select="'#06173a'"/>
  <xsl:variable name="mail-ground" select="'#e8eeff'"/>
  <xsl:variable name="mail-ink" select="'#06173a'"/>
  <xsl:variable name="mail-ink-soft" select="'#46536e'"/>

</xsl:stylesheet>
