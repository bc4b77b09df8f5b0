<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter as HTML that mail programs of every age can show: attributes,
     not style sheets, which our serialiser would take out anyway. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- mail-brand: behind the letter's head; mail-on-brand: what it says. -->
  <xsl:variable name="mail-brand" select="'#0f4c5c'"/>
  <xsl:variable name="mail-on-brand" select="'#ffffff'"/>
  <!-- mail-button: behind what the letter wants opened; mail-on-button: its
       words. -->
  <xsl:variable name="mail-button" select="$mail-brand"/>
  <xsl:variable name="mail-on-button" select="$mail-on-brand"/>
  <!-- mail-ground: round the letter; mail-paper: behind its text; mail-ink and
       mail-ink-soft: the text, and what stands below it. -->
  <xsl:variable name="mail-ground" select="'#f6f4ef'"/>
  <xsl:variable name="mail-paper" select="'#ffffff'"/>
  <xsl:variable name="mail-ink" select="'#1c2b30'"/>
  <xsl:variable name="mail-ink-soft" select="'#4d5c61'"/>
  <!-- mail-face: letters that every mail program has. -->
  <xsl:variable name="mail-face" select="'Arial, Helvetica, sans-serif'"/>

  <xsl:template name="html">
    <html lang="{/letter/@lang}" dir="{a:say('letter.direction')}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width"/>
        <title><xsl:value-of select="$subject"/></title>
      </head>
      <body bgcolor="{$mail-ground}">
        <!-- Some mail programs keep nothing of what stands round it. -->
        <table role="presentation" width="100%" cellpadding="24"
            cellspacing="0" border="0" bgcolor="{$mail-ground}"
            lang="{/letter/@lang}" dir="{a:say('letter.direction')}">
          <xsl:call-template name="mail-head"/>
          <tr><td bgcolor="{$mail-paper}">
            <font face="{$mail-face}" color="{$mail-ink}" size="3">
              <xsl:apply-templates select="$letter" mode="html"/>
            </font>
          </td></tr>
          <tr><td>
            <font face="{$mail-face}" color="{$mail-ink-soft}" size="2">
              <xsl:call-template name="goodbye"/>
            </font>
          </td></tr>
        </table>
      </body>
    </html>
  </xsl:template>

  <!-- mail-head: the rows above the letter's text: whose it is. -->
  <xsl:template name="mail-head">
    <tr><td bgcolor="{$mail-brand}">
      <font face="{$mail-face}" color="{$mail-on-brand}" size="5"><b>
        <xsl:value-of select="$site"/>
      </b></font>
    </td></tr>
  </xsl:template>

  <!-- mail-link: the way on, as a button that needs no style sheet. -->
  <xsl:template name="mail-link">
    <table role="presentation" cellpadding="14" cellspacing="0" border="0">
      <tr><td bgcolor="{$mail-button}">
        <a href="{$link}"><font face="{$mail-face}"
            color="{$mail-on-button}" size="3"><b>
          <xsl:value-of select="a:say(concat($key, '.link'))"/>
        </b></font></a>
      </td></tr>
    </table>
  </xsl:template>

  <xsl:template match="*" mode="html">
    <p><xsl:call-template name="hello"/></p>
    <xsl:call-template name="html-part">
      <xsl:with-param name="part" select="'.1'"/>
    </xsl:call-template>
    <xsl:call-template name="html-part">
      <xsl:with-param name="part" select="'.2'"/>
    </xsl:call-template>
    <xsl:if test="code">
      <p><font size="6"><b><xsl:value-of select="code"/></b></font></p>
    </xsl:if>
    <xsl:if test="body != ''">
      <blockquote dir="auto">
        <xsl:if test="body/@lang">
          <xsl:attribute name="lang"><xsl:value-of
              select="body/@lang"/></xsl:attribute>
        </xsl:if>
        <xsl:call-template name="html-lines">
          <xsl:with-param name="text" select="body"/>
        </xsl:call-template>
      </blockquote>
    </xsl:if>
    <xsl:call-template name="html-part">
      <xsl:with-param name="part" select="'.3'"/>
    </xsl:call-template>
    <xsl:if test="$path != ''">
      <xsl:call-template name="mail-link"/>
    </xsl:if>
    <xsl:call-template name="html-part">
      <xsl:with-param name="part" select="'.4'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="html-part">
    <xsl:param name="part"/>
    <xsl:if test="a:knows(concat($key, $part))">
      <p>
        <xsl:apply-templates select="." mode="say">
          <xsl:with-param name="part" select="$part"/>
        </xsl:apply-templates>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- html-lines: text with its line ends. -->
  <xsl:template name="html-lines">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, $line)">
        <xsl:value-of select="substring-before($text, $line)"/>
        <br/>
        <xsl:call-template name="html-lines">
          <xsl:with-param name="text"
              select="substring-after($text, $line)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
