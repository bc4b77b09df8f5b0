<?xml version="1.0" encoding="UTF-8"?>
<!-- Harbour: a rail of doors, a masthead with the page's name in large type,
     blocks. On a telephone the doors are a bar below the thumb. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:import href="../../base/theme.xsl"/>

  <xsl:template name="frame-sheet"/>

  <xsl:template name="hook-head">
    <link rel="stylesheet" href="{a:asset('themes/harbour/tokens.css')}"/>
    <link rel="stylesheet" href="{a:asset('themes/harbour/harbour.css')}"/>
    <link rel="icon" type="image/svg+xml"
        href="{a:asset('themes/harbour/icon.svg')}"/>
  </xsl:template>

  <!-- Two sails and the water: a signal flag. -->
  <xsl:template name="hook-logo">
    <svg class="logo" viewBox="0 0 48 48" width="48" height="48"
        aria-hidden="true" focusable="false">
      <path fill="#ffd21f" d="M0 0h48v48H0z"/>
      <path fill="#06173a" d="M26 5v25h16zM22 12v18H9z"/>
      <path fill="#06173a"
          d="M0 36q6-5 12 0t12 0 12 0 12 0v12H0z"/>
    </svg>
  </xsl:template>

  <!-- The doors stand between whose portal it is and who is here. -->
  <xsl:template name="header">
    <header class="header">
      <xsl:call-template name="header-brand"/>
      <xsl:call-template name="header-nav"/>
      <xsl:call-template name="header-who"/>
    </header>
  </xsl:template>

  <xsl:template name="content">
    <xsl:param name="what"/>
    <xsl:param name="title"/>
    <main id="main" tabindex="-1">
      <xsl:if test="notice-bar or $faults">
        <div class="bars"><xsl:call-template name="bars"/></div>
      </xsl:if>
      <div class="masthead">
        <div class="frame">
          <xsl:apply-templates select="$what" mode="back"/>
          <xsl:call-template name="hook-before-main"/>
          <xsl:apply-templates select="$what" mode="heading">
            <xsl:with-param name="title" select="$title"/>
          </xsl:apply-templates>
        </div>
      </div>
      <div class="frame body">
        <xsl:call-template name="page-body">
          <xsl:with-param name="what" select="$what"/>
        </xsl:call-template>
        <xsl:call-template name="hook-after-main"/>
      </div>
    </main>
  </xsl:template>

  <xsl:template name="hook-icon">
    <xsl:param name="name"/>
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none"
        stroke="currentColor" stroke-width="2" aria-hidden="true"
        focusable="false">
      <path>
        <xsl:attribute name="d">
          <xsl:choose>
            <xsl:when test="$name = 'services'">M3 3h7v7H3zM14 3h7v7h-7zM3
              14h7v7H3zM17.5 14v7M14 17.5h7</xsl:when>
            <xsl:when test="$name = 'cases'">M3 5h18v16H3zM3 10h18M8
              2v6M16 2v6M7 15l3 3 6-5</xsl:when>
            <xsl:when test="$name = 'find'">M10 3a7 7 0 1 1 0 14 7 7 0 1 1
              0-14zM15 15l6 6</xsl:when>
            <xsl:when test="$name = 'queue'">M3 4h18v16H3zM3 13h5l2 3h4l2-3h5M7
              8h10</xsl:when>
            <xsl:otherwise>M3 21h18M5 21V11h3v10M11 21V4h3v17M17
              21v-7h3v7</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </path>
    </svg>
  </xsl:template>

</xsl:stylesheet>
