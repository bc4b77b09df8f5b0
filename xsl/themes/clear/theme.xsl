<?xml version="1.0" encoding="UTF-8"?>
<!-- Clear: large letters, black on white or white on black, one column. What
     the page is about comes first, the doors behind it: who sees little of a
     page at a time meets its text, not the portal's furniture. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:import href="../../base/theme.xsl"/>

  <xsl:template name="frame-sheet"/>

  <xsl:template name="hook-head">
    <link rel="stylesheet" href="{a:asset('themes/clear/tokens.css')}"/>
    <link rel="stylesheet" href="{a:asset('themes/clear/clear.css')}"/>
    <link rel="icon" type="image/svg+xml"
        href="{a:asset('themes/clear/icon.svg')}"/>
  </xsl:template>

  <!-- An open eye. -->
  <xsl:template name="hook-logo">
    <svg class="logo" viewBox="0 0 48 48" width="48" height="48"
        aria-hidden="true" focusable="false">
      <path d="M2 24q22-32 44 0-22 32-44 0z"/>
      <circle cx="24" cy="24" r="8"/>
    </svg>
  </xsl:template>

  <xsl:template name="frame">
    <xsl:param name="what"/>
    <xsl:param name="title"/>
    <xsl:call-template name="hook-banner"/>
    <xsl:call-template name="header"/>
    <xsl:call-template name="content">
      <xsl:with-param name="what" select="$what"/>
      <xsl:with-param name="title" select="$title"/>
    </xsl:call-template>
    <xsl:call-template name="header-nav"/>
    <xsl:call-template name="footer"/>
  </xsl:template>

  <xsl:template name="header">
    <header class="header">
      <div class="frame">
        <xsl:call-template name="header-brand"/>
        <a class="to-menu" href="#menu">
          <xsl:value-of select="a:say('nav.menu')"/>
        </a>
        <xsl:call-template name="header-who"/>
      </div>
    </header>
  </xsl:template>

  <xsl:template name="header-nav">
    <nav class="nav" id="menu" tabindex="-1" aria-labelledby="menu-title">
      <div class="frame">
        <h2 id="menu-title"><xsl:value-of select="a:say('nav.menu')"/></h2>
        <ul>
          <li>
            <a href="{$base}/">
              <xsl:if test="$path = '/'">
                <xsl:attribute name="aria-current">page</xsl:attribute>
              </xsl:if>
              <span><xsl:value-of select="a:say('home.title')"/></span>
            </a>
          </li>
          <xsl:call-template name="nav-items"/>
        </ul>
      </div>
    </nav>
  </xsl:template>

</xsl:stylesheet>
