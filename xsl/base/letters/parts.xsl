<?xml version="1.0" encoding="UTF-8"?>
<!-- What the text and the HTML of a letter have in common. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- One paragraph. Its words may name what the letter is about. -->
  <xsl:template match="*" mode="say">
    <xsl:param name="part"/>
    <xsl:variable name="reference">
      <xsl:if test="reference">
        <xsl:value-of select="a:reference(string(reference))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="due">
      <xsl:apply-templates select="due_at"/>
    </xsl:variable>
    <xsl:variable name="status">
      <xsl:if test="status">
        <xsl:value-of select="a:say(concat('status.', status))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:value-of select="a:say(concat($key, $part), 'site', $site,
        'name', string(name), 'reference', string($reference),
        'category', string(category), 'department', string(department),
        'date', string($due), 'status', string($status))"/>
  </xsl:template>

  <!-- Year 9999: no target. -->
  <xsl:template match="due_at">
    <xsl:value-of select="a:date(string(.))"/>
  </xsl:template>

  <xsl:template match="due_at[starts-with(., '9999')]">
    <xsl:value-of select="a:say('letter.no-date')"/>
  </xsl:template>

  <!-- Where the letter's link leads; nothing: no link. -->
  <xsl:template match="*" mode="path"/>

  <xsl:template match="*[id]" mode="path">
    <xsl:value-of select="concat('/cases/', id)"/>
  </xsl:template>

  <xsl:template name="hello">
    <xsl:choose>
      <xsl:when test="name != ''">
        <xsl:value-of select="a:say('letter.hello', 'name', string(name))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="a:say('letter.hello.nobody')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="goodbye">
    <xsl:value-of select="a:say('letter.contact', 'contact',
        string(/letter/site/contact))"/>
  </xsl:template>

</xsl:stylesheet>
