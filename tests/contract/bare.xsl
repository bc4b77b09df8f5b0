<?xml version="1.0" encoding="UTF-8"?>
<!-- A schema without what is only for people: what it says of documents. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">

  <xsl:strip-space elements="*"/>

  <xsl:template match="@* | node()">
    <xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy>
  </xsl:template>

  <xsl:template match="comment() | a:*"/>

</xsl:stylesheet>
