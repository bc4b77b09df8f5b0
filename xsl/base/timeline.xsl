<?xml version="1.0" encoding="UTF-8"?>
<!-- All that happened to a case, in order. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- Inside <ol class="timeline">. An <event> has kind and happened_at; it
       may have name, by_officer, internal, from_value, to_value, body and
       <attachment>s. Its words: event.KIND, with {who}, {from} and {to}. -->
  <xsl:template match="event" mode="timeline">
    <li id="event-{id}" class="event event-{kind}">
      <xsl:if test="internal = 1">
        <xsl:attribute name="class">
          <xsl:value-of select="concat('event internal event-', kind)"/>
        </xsl:attribute>
      </xsl:if>
      <p class="event-what">
        <strong><xsl:apply-templates select="." mode="what"/></strong>
        <xsl:if test="internal = 1">
          <xsl:text> </xsl:text>
          <xsl:call-template name="internal-tag"/>
        </xsl:if>
      </p>
      <p class="event-when">
        <xsl:apply-templates select="happened_at" mode="datetime"/>
      </p>
      <xsl:if test="body != ''">
        <p class="prose" dir="auto">
          <xsl:apply-templates select="body/@lang" mode="lang"/>
          <xsl:value-of select="body"/>
        </p>
      </xsl:if>
      <xsl:call-template name="attachments"/>
    </li>
  </xsl:template>

  <xsl:template match="event" mode="what">
    <xsl:variable name="who"><xsl:apply-templates select="."
        mode="who"/></xsl:variable>
    <xsl:value-of select="a:say(concat('event.', kind), 'who',
        string($who), 'from', string(from_value), 'to', string(to_value))"/>
  </xsl:template>

  <xsl:template match="event[from_value and to_value and (kind = 'status'
      or kind = 'reopened' or kind = 'question')]" mode="what">
    <xsl:variable name="who"><xsl:apply-templates select="."
        mode="who"/></xsl:variable>
    <xsl:variable name="from"><xsl:apply-templates select="from_value"
        mode="status"/></xsl:variable>
    <xsl:variable name="to"><xsl:apply-templates select="to_value"
        mode="status"/></xsl:variable>
    <xsl:value-of select="a:say(concat('event.', kind), 'who',
        string($who), 'from', string($from), 'to', string($to))"/>
  </xsl:template>

  <!-- An end is told by its outcome, which is no status. -->
  <xsl:template match="event[kind = 'status'
      and a:knows(concat('resolution.', to_value))]" mode="what" priority="2">
    <xsl:value-of select="a:say('event.outcome', 'to',
        a:say(concat('resolution.', to_value)))"/>
  </xsl:template>

  <xsl:template match="event[kind = 'due']" mode="what">
    <xsl:value-of select="a:say('event.due', 'to',
        a:date(string(to_value)))"/>
  </xsl:template>

  <xsl:template match="event[kind = 'due' and not(to_value)]" mode="what"
      priority="2">
    <xsl:value-of select="a:say('event.due.none')"/>
  </xsl:template>

  <xsl:template match="event[kind = 'rated']" mode="what">
    <xsl:variable name="who"><xsl:apply-templates select="."
        mode="who"/></xsl:variable>
    <xsl:value-of select="a:say('event.rated', 'who', string($who), 'to',
        a:say(concat('feedback.rating.', to_value)))"/>
  </xsl:template>

  <!-- By name where the document has one; an officer signs with the
       department; otherwise it was the citizen who reads. -->
  <xsl:template match="event" mode="who">
    <xsl:choose>
      <xsl:when test="name"><xsl:value-of select="name"/></xsl:when>
      <xsl:when test="by_officer = 1"><xsl:value-of
          select="../department"/></xsl:when>
      <xsl:when test="$role = 'citizen'"><xsl:value-of
          select="a:say('event.you')"/></xsl:when>
      <xsl:otherwise><xsl:value-of
          select="a:say('event.somebody')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- attachments: the <attachment>s of the element we stand on. -->
  <xsl:template name="attachments">
    <xsl:if test="attachment">
      <ul class="attachments">
        <xsl:apply-templates select="attachment"/>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- <attachment folder="/cases/files/"><id/><name/><size/></attachment> -->
  <xsl:template match="attachment">
    <li>
      <a href="{$base}{@folder}{id}" download="download">
        <bdi><xsl:value-of select="name"/></bdi>
      </a>
      <xsl:text> </xsl:text>
      <span class="size">
        <xsl:value-of select="a:say('file.size', 'size',
            a:number(ceiling(size div 1024)))"/>
      </span>
    </li>
  </xsl:template>

</xsl:stylesheet>
