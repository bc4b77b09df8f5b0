<?xml version="1.0" encoding="UTF-8"?>
<!-- The forms of a document that have something to fill in, and whether it
     is wrong: "sign-in right". -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="text"/>

  <xsl:template match="/">
    <xsl:for-each select="//form[field[@kind != 'hidden'
        and @kind != 'trap']]">
      <xsl:value-of select="@name"/>
      <xsl:text> </xsl:text>
      <xsl:if test="@errors">wrong</xsl:if>
      <xsl:if test="not(@errors)">right</xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
