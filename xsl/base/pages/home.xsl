<?xml version="1.0" encoding="UTF-8"?>
<!-- The front door: three ways in. <home>, with the sign-in form inside it
     where nobody is signed in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/home" mode="heading">
    <h1><xsl:value-of select="a:say('home.welcome')"/></h1>
    <p class="lede"><xsl:value-of select="a:say('home.lede')"/></p>
  </xsl:template>

  <!-- Staff come to work, not to ask for help. -->
  <xsl:template match="page/home[/page/actor/@role != 'citizen']"
      mode="heading">
    <h1><xsl:value-of select="a:say('home.staff', 'name',
        string(/page/actor/name))"/></h1>
  </xsl:template>

  <!-- Somebody who is signed in needs the doors alone. -->
  <xsl:template match="page/home[not(form)]">
    <ul class="doors"><xsl:call-template name="doors"/></ul>
  </xsl:template>

  <xsl:template match="page/home[form]">
    <div class="columns">
      <div class="wide-column">
        <ul class="doors">
          <xsl:call-template name="doors"/>
        </ul>
        <h2><xsl:value-of select="a:say('home.how')"/></h2>
        <ol class="steps">
          <li><xsl:value-of select="a:say('home.how.1')"/></li>
          <li><xsl:value-of select="a:say('home.how.2')"/></li>
          <li><xsl:value-of select="a:say('home.how.3')"/></li>
          <li><xsl:value-of select="a:say('home.how.4')"/></li>
        </ol>
      </div>
      <section class="narrow-column card" aria-labelledby="sign-in">
        <h2 id="sign-in"><xsl:value-of select="a:say('home.sign-in')"/></h2>
        <xsl:apply-templates select="form"/>
        <p><a href="{$base}/password/forgotten">
          <xsl:value-of select="a:say('home.forgotten')"/>
        </a></p>
        <hr/>
        <h3><xsl:value-of select="a:say('home.new')"/></h3>
        <p class="buttons"><a class="button second" href="{$base}/sign-up">
          <xsl:value-of select="a:say('home.sign-up')"/>
        </a></p>
      </section>
    </div>
  </xsl:template>

  <xsl:template name="doors">
    <xsl:if test="$staff">
      <xsl:call-template name="door">
        <xsl:with-param name="name" select="'queue'"/>
      </xsl:call-template>
      <xsl:call-template name="door">
        <xsl:with-param name="name" select="'reports'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="door">
      <xsl:with-param name="name" select="'services'"/>
    </xsl:call-template>
    <xsl:if test="$role = 'citizen'">
      <xsl:call-template name="door">
        <xsl:with-param name="name" select="'cases'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not($staff)">
      <xsl:call-template name="door">
        <xsl:with-param name="name" select="'find'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- door: a large link to /NAME, with a line that says what is behind. -->
  <xsl:template name="door">
    <xsl:param name="name"/>
    <li class="door door-{$name}">
      <xsl:call-template name="hook-icon">
        <xsl:with-param name="name" select="$name"/>
      </xsl:call-template>
      <h2><a href="{$base}/{$name}">
        <xsl:value-of select="a:say(concat('door.', $name))"/>
      </a></h2>
      <p><xsl:value-of select="a:say(concat('door.', $name, '.text'))"/></p>
    </li>
  </xsl:template>

</xsl:stylesheet>
