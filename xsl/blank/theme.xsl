<?xml version="1.0" encoding="UTF-8"?>
<!-- @NAME@: a layer on @FROM@. Take a hook out of its comment to fill it. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:import href="@IMPORT@"/>

  <!-- The style sheets, behind those of base, and the icon. -->
@HEAD@

  <!-- The mark beside the site's name. A picture that says nothing new is
       hidden from screen readers.
  <xsl:template name="hook-logo">
    <svg class="logo" viewBox="0 0 48 48" width="44" height="44"
        aria-hidden="true" focusable="false">
      <path d="M4 44V4h40v40z"/>
    </svg>
  </xsl:template>
  -->

  <!-- A picture for a door of the header or of the front page, by its name.
  <xsl:template name="hook-icon">
    <xsl:param name="name"/>
    <xsl:if test="$name = 'find'">
      <svg class="icon" viewBox="0 0 24 24" width="24" height="24"
          aria-hidden="true" focusable="false">
        <path d="M4 4h16v16H4z"/>
      </svg>
    </xsl:if>
  </xsl:template>
  -->

  <!-- Above the header, over the whole width. What it says is a word of
       words/LANG/*.xml, said by its key.
  <xsl:template name="hook-banner">
    <p class="banner"><xsl:value-of select="$site"/></p>
  </xsl:template>
  -->

  <!-- In <main>, above the heading.
  <xsl:template name="hook-before-main">
  </xsl:template>
  -->

  <!-- In <main>, below everything.
  <xsl:template name="hook-after-main">
  </xsl:template>
  -->

  <!-- In the footer, above the site's name.
  <xsl:template name="hook-footer">
  </xsl:template>
  -->

  <!-- Any template of base may be said anew here, and counts instead:
  <xsl:template match="page/terms">
  </xsl:template>
  -->

</xsl:stylesheet>
