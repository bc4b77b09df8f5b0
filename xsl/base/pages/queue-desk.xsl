<?xml version="1.0" encoding="UTF-8"?>
<!-- One case on an officer's desk. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/desk" mode="title">
    <xsl:apply-templates select="category" mode="text"/>
  </xsl:template>

  <xsl:template match="page/desk" mode="heading">
    <xsl:param name="title"/>
    <p class="caption"><xsl:apply-templates select="reference"
        mode="reference"/></p>
    <h1><xsl:copy-of select="$title"/></h1>
    <xsl:call-template name="standing"/>
  </xsl:template>

  <xsl:template match="page/desk" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/queue'"/>
      <xsl:with-param name="word" select="a:say('queue.title')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/desk">
    <xsl:apply-templates select="." mode="facts"/>
    <xsl:call-template name="attachments"/>
    <h2><xsl:value-of select="a:say('case.timeline')"/></h2>
    <ol class="timeline">
      <xsl:apply-templates select="event" mode="timeline"/>
    </ol>
    <xsl:apply-templates select="contact"/>
    <!-- Of an imported case nobody is known who could read it. -->
    <xsl:if test="form[@name = 'answer']">
      <h2><xsl:value-of select="a:say('answer.title')"/></h2>
      <xsl:apply-templates select="form[@name = 'answer']"/>
    </xsl:if>
    <h2><xsl:value-of select="a:say('note.title')"/></h2>
    <xsl:apply-templates select="form[@name = 'note']"/>
  </xsl:template>

  <!-- Who has no account is answered by an officer's own mail. -->
  <xsl:template match="desk/contact">
    <div class="inset">
      <p>
        <strong><xsl:value-of select="a:say('case.contact')"/></strong>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="link"/>
      </p>
      <p><xsl:value-of select="a:say('case.contact.unproven')"/></p>
    </div>
  </xsl:template>

  <!-- Whose it is, and what can be done with it. -->
  <xsl:template match="page/desk" mode="aside">
    <section class="card" aria-labelledby="desk-do">
      <h2 id="desk-do"><xsl:value-of select="a:say('desk.do')"/></h2>
      <p>
        <xsl:value-of select="a:say('case.officer')"/>
        <xsl:text>: </xsl:text>
        <strong>
          <xsl:choose>
            <xsl:when test="officer"><bdi><xsl:value-of
                select="officer"/></bdi></xsl:when>
            <xsl:otherwise><xsl:value-of
                select="a:say('case.nobody')"/></xsl:otherwise>
          </xsl:choose>
        </strong>
      </p>
      <xsl:if test="not(closed_at) and mine = 0">
        <xsl:apply-templates select="form[@name = 'take']" mode="button"/>
      </xsl:if>
      <ul class="actions">
        <xsl:if test="not(may_end = 0)">
          <xsl:call-template name="desk-link">
            <xsl:with-param name="to" select="'outcome'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="citizen and not(may_ask = 0)">
          <xsl:call-template name="desk-link">
            <xsl:with-param name="to" select="'question'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="not(may_move = 0)">
          <xsl:call-template name="desk-link">
            <xsl:with-param name="to" select="'status'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="desk-link">
          <xsl:with-param name="to" select="'category'"/>
        </xsl:call-template>
        <xsl:call-template name="desk-link">
          <xsl:with-param name="to" select="'hand-over'"/>
        </xsl:call-template>
      </ul>
      <h2><xsl:value-of select="a:say('desk.citizen')"/></h2>
      <p>
        <xsl:choose>
          <xsl:when test="citizen">
            <bdi><xsl:value-of select="citizen"/></bdi>
            <br/>
            <xsl:apply-templates select="citizen_email" mode="link"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of
              select="a:say('desk.no-citizen')"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <p class="hint">
        <xsl:choose>
          <xsl:when test="a:knows(concat('channel.', channel))">
            <xsl:value-of select="a:say('desk.channel', 'channel',
                a:say(concat('channel.', channel)))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="a:say('desk.channel', 'channel',
                string(channel))"/>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </section>
  </xsl:template>

  <xsl:template name="desk-link">
    <xsl:param name="to"/>
    <li><a href="{$base}/queue/{id}/{$to}"><xsl:value-of
        select="a:say(concat('desk.', $to))"/></a></li>
  </xsl:template>

</xsl:stylesheet>
