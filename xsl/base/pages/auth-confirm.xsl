<?xml version="1.0" encoding="UTF-8"?>
<!-- The link from the letter: one button, so that a mail scanner that only
     looks uses nothing up. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/confirm">
    <p class="lede"><bdi><xsl:value-of select="email"/></bdi></p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

</xsl:stylesheet>
