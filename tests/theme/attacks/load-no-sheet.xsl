<?xml version="1.0" encoding="UTF-8"?>
<!-- An element of another kind. -->
<!-- SPDX-License-Identifier: ISC -->
<house/>
