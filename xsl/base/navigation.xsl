<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: whose portal this is, where one can go, who is signed in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- header: above the page. A theme that lays it out anew calls the same
       three: header-brand, header-nav, header-who. -->
  <xsl:template name="header">
    <header class="header">
      <div class="frame brand-row">
        <xsl:call-template name="header-brand"/>
        <xsl:call-template name="header-who"/>
      </div>
      <xsl:call-template name="header-nav"/>
    </header>
  </xsl:template>

  <!-- header-brand: the mark and the site's name, that lead home. -->
  <xsl:template name="header-brand">
    <a class="brand" href="{$base}/">
      <xsl:call-template name="hook-logo"/>
      <span class="brand-name"><xsl:value-of select="$site"/></span>
    </a>
  </xsl:template>

  <!-- header-nav: the doors. -->
  <xsl:template name="header-nav">
    <nav class="nav" aria-label="{a:say('nav.label')}">
      <ul class="frame">
        <xsl:call-template name="nav-items"/>
      </ul>
    </nav>
  </xsl:template>

  <!-- header-who: which language, and who is signed in. -->
  <xsl:template name="header-who">
    <div class="who">
      <xsl:apply-templates select="/page/site/languages"/>
      <xsl:call-template name="who"/>
    </div>
  </xsl:template>

  <!-- By role. A theme that wants other doors overrides this one. -->
  <xsl:template name="nav-items">
    <xsl:choose>
      <xsl:when test="$staff">
        <xsl:call-template name="nav-item">
          <xsl:with-param name="name" select="'queue'"/>
        </xsl:call-template>
        <xsl:call-template name="nav-item">
          <xsl:with-param name="name" select="'reports'"/>
        </xsl:call-template>
        <xsl:call-template name="nav-item">
          <xsl:with-param name="name" select="'services'"/>
          <xsl:with-param name="also" select="'/drafts/'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="nav-item">
          <xsl:with-param name="name" select="'services'"/>
          <xsl:with-param name="also" select="'/drafts/'"/>
        </xsl:call-template>
        <xsl:if test="$role">
          <xsl:call-template name="nav-item">
            <xsl:with-param name="name" select="'cases'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="nav-item">
          <xsl:with-param name="name" select="'find'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- nav-item: the door /NAME, called nav.NAME; also: where else one is
       behind it. -->
  <xsl:template name="nav-item">
    <xsl:param name="name"/>
    <xsl:param name="also" select="'/ '"/>
    <xsl:variable name="to" select="concat('/', $name)"/>
    <li>
      <a href="{$base}{$to}">
        <xsl:choose>
          <xsl:when test="$path = $to">
            <xsl:attribute name="aria-current">page</xsl:attribute>
          </xsl:when>
          <xsl:when test="starts-with($path, concat($to, '/'))
              or starts-with($path, $also)">
            <xsl:attribute name="aria-current">true</xsl:attribute>
          </xsl:when>
        </xsl:choose>
        <xsl:call-template name="hook-icon">
          <xsl:with-param name="name" select="$name"/>
        </xsl:call-template>
        <span><xsl:value-of
            select="a:say(concat('nav.', $name))"/></span>
      </a>
    </li>
  </xsl:template>

  <!-- Signing out changes something, so it is a POST. -->
  <xsl:template name="who">
    <xsl:variable name="actor" select="/page/actor"/>
    <xsl:choose>
      <xsl:when test="$actor">
        <a class="who-name" href="{$base}/account">
          <xsl:call-template name="who-icon"/>
          <span class="unseen"><xsl:value-of
              select="a:say('nav.account')"/><xsl:text> </xsl:text></span>
          <bdi><xsl:value-of select="$actor/name"/></bdi>
        </a>
        <form method="post" action="{$base}/sign-out" class="inline">
          <input type="hidden" name="csrf" value="{$actor/@csrf}"/>
          <input type="hidden" name="key" value="{$actor/@key}"/>
          <button type="submit" class="quiet">
            <xsl:call-template name="out-icon"/>
            <span><xsl:value-of select="a:say('nav.sign-out')"/></span>
          </button>
        </form>
      </xsl:when>
      <xsl:otherwise>
        <a class="sign-in" href="{$base}/sign-in">
          <xsl:if test="$path = '/sign-in'">
            <xsl:attribute name="aria-current">page</xsl:attribute>
          </xsl:if>
          <xsl:value-of select="a:say('nav.sign-in')"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Instead of the words where there is no room: the words are still
       read out. -->
  <xsl:template name="who-icon">
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24"
        fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"
        focusable="false">
      <circle cx="12" cy="8" r="4"/>
      <path d="M4 21c0-4 3-7 8-7s8 3 8 7"/>
    </svg>
  </xsl:template>

  <xsl:template name="tongue-icon">
    <svg class="sign" viewBox="0 0 24 24" width="24" height="24"
        fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"
        focusable="false">
      <circle cx="12" cy="12" r="9"/>
      <path d="M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18z"/>
    </svg>
  </xsl:template>

  <xsl:template name="out-icon">
    <svg class="sign turns" viewBox="0 0 24 24" width="24" height="24"
        fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"
        focusable="false">
      <path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>
    </svg>
  </xsl:template>

</xsl:stylesheet>
