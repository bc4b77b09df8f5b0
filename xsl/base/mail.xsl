<?xml version="1.0" encoding="UTF-8"?>
<!-- Letters: <letter> in; subject, plain text and HTML out. A letter NAME is
     mostly words: letter.NAME.subject, letter.NAME.1 to .4 (paragraphs) and
     letter.NAME.link (what its link says). -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:strip-space elements="*"/>

  <xsl:include href="letters/parts.xsl"/>
  <xsl:include href="letters/html.xsl"/>
  <xsl:include href="letters/auth.xsl"/>
  <xsl:include href="letters/cases.xsl"/>

  <xsl:variable name="address" select="/letter/@base-address"/>
  <xsl:variable name="site" select="string(/letter/site/name)"/>
  <xsl:variable name="letter" select="/letter/*[not(self::site)]"/>
  <xsl:variable name="key" select="concat('letter.', name($letter))"/>
  <xsl:variable name="line" select="'&#10;'"/>
  <xsl:variable name="gap" select="'&#10;&#10;'"/>
  <xsl:variable name="path">
    <xsl:apply-templates select="$letter" mode="path"/>
  </xsl:variable>
  <xsl:variable name="link" select="concat($address, $path)"/>
  <xsl:variable name="subject">
    <xsl:apply-templates select="$letter" mode="say">
      <xsl:with-param name="part" select="'.subject'"/>
    </xsl:apply-templates>
  </xsl:variable>

  <xsl:template match="/letter">
    <mail>
      <subject><xsl:value-of select="$subject"/></subject>
      <text><xsl:apply-templates select="$letter" mode="text"/></text>
      <xsl:call-template name="html"/>
    </mail>
  </xsl:template>

  <xsl:template match="*" mode="text">
    <xsl:call-template name="hello"/>
    <xsl:value-of select="$gap"/>
    <xsl:call-template name="text-part">
      <xsl:with-param name="part" select="'.1'"/>
    </xsl:call-template>
    <xsl:call-template name="text-part">
      <xsl:with-param name="part" select="'.2'"/>
    </xsl:call-template>
    <xsl:if test="code">
      <xsl:value-of select="concat('    ', code, $gap)"/>
    </xsl:if>
    <xsl:if test="body != ''">
      <xsl:value-of select="concat('----', $line, body, $line, '----', $gap)"/>
    </xsl:if>
    <xsl:call-template name="text-part">
      <xsl:with-param name="part" select="'.3'"/>
    </xsl:call-template>
    <xsl:if test="$path != ''">
      <xsl:value-of select="concat(a:say(concat($key, '.link')), $line,
          $link, $gap)"/>
    </xsl:if>
    <xsl:call-template name="text-part">
      <xsl:with-param name="part" select="'.4'"/>
    </xsl:call-template>
    <xsl:value-of select="concat('-- ', $line, $site, $line)"/>
    <xsl:call-template name="goodbye"/>
    <xsl:value-of select="$line"/>
  </xsl:template>

  <xsl:template name="text-part">
    <xsl:param name="part"/>
    <xsl:if test="a:knows(concat($key, $part))">
      <xsl:apply-templates select="." mode="say">
        <xsl:with-param name="part" select="$part"/>
      </xsl:apply-templates>
      <xsl:value-of select="$gap"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
