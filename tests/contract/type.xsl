<?xml version="1.0" encoding="UTF-8"?>
<!-- A document's type, and who reads it: "desk officer". -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="text"/>

  <xsl:template match="/page">
    <xsl:value-of select="name(*[not(self::site or self::actor
        or self::notice-bar)])"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="actor/@role"/>
    <xsl:if test="not(actor)">nobody</xsl:if>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="/letter">
    <xsl:text>letter nobody&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
