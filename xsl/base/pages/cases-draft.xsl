<?xml version="1.0" encoding="UTF-8"?>
<!-- A request being written, one step a page. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- Above the h1: for what, and how far along. -->
  <xsl:template match="page/draft-details | page/draft-questions |
      page/draft-files | page/draft-check" mode="heading">
    <xsl:param name="title"/>
    <p class="caption"><xsl:apply-templates select="category"
        mode="text"/></p>
    <h1><xsl:value-of select="$title"/></h1>
  </xsl:template>

  <!-- Beside it, the steps. -->
  <xsl:template match="page/draft-details | page/draft-questions |
      page/draft-files | page/draft-check" mode="aside">
    <section aria-label="{a:say('draft.steps')}">
      <ol class="progress">
        <xsl:call-template name="draft-step">
          <xsl:with-param name="name" select="'details'"/>
        </xsl:call-template>
        <xsl:if test="questions &gt; 0">
          <xsl:call-template name="draft-step">
            <xsl:with-param name="name" select="'questions'"/>
            <xsl:with-param name="behind" select="self::draft-files |
                self::draft-check"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="draft-step">
          <xsl:with-param name="name" select="'files'"/>
          <xsl:with-param name="behind" select="self::draft-check"/>
        </xsl:call-template>
        <xsl:call-template name="draft-step">
          <xsl:with-param name="name" select="'check'"/>
          <xsl:with-param name="behind" select="/.."/>
        </xsl:call-template>
      </ol>
    </section>
  </xsl:template>

  <!-- draft-step: the page draft-NAME; behind: a node where it is done. -->
  <xsl:template name="draft-step">
    <xsl:param name="name"/>
    <xsl:param name="behind" select="self::*[not(self::draft-details)]"/>
    <li>
      <xsl:choose>
        <xsl:when test="name() = concat('draft-', $name)">
          <xsl:attribute name="aria-current">step</xsl:attribute>
        </xsl:when>
        <xsl:when test="$behind">
          <xsl:attribute name="class">behind</xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <span><xsl:value-of select="a:say(concat('draft-', $name,
          '.title'))"/></span>
    </li>
  </xsl:template>

  <xsl:template match="page/draft-details" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/services/', category_id)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/draft-questions" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/drafts/', id, '/details')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/draft-files" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/drafts/', id, '/details')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/draft-check" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="concat('/drafts/', id, '/files')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/draft-details | page/draft-questions">
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <xsl:template match="page/draft-files">
    <p class="lede"><xsl:value-of select="a:say('draft-files.lede')"/></p>
    <xsl:if test="file">
      <h2><xsl:value-of select="a:say('draft-files.here')"/></h2>
      <ul class="attachments">
        <xsl:apply-templates select="file" mode="removable"/>
      </ul>
    </xsl:if>
    <xsl:apply-templates select="form[@name = 'draft-files']"/>
    <p><a class="button" href="{$base}/drafts/{id}/check">
      <xsl:choose>
        <xsl:when test="file">
          <xsl:value-of select="a:say('draft-files.on')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="a:say('draft-files.without')"/>
        </xsl:otherwise>
      </xsl:choose>
    </a></p>
  </xsl:template>

  <!-- Adding is not the way on, so its button stands back. -->
  <xsl:template match="form[@name = 'draft-files']" mode="buttons">
    <p class="buttons">
      <button type="submit" class="second"><xsl:value-of
          select="a:say('draft-files.send')"/></button>
    </p>
  </xsl:template>

  <xsl:template match="draft-files/file" mode="removable">
    <xsl:variable name="form" select="../form[@name = 'draft-file-remove']"/>
    <li>
      <bdi><xsl:value-of select="name"/></bdi>
      <xsl:text> </xsl:text>
      <span class="size"><xsl:value-of select="a:say('file.size', 'size',
          a:number(ceiling(size div 1024)))"/></span>
      <form method="post" action="{$form/@action}" class="inline">
        <input type="hidden" name="csrf" value="{$form/@csrf}"/>
        <input type="hidden" name="key" value="{$form/@key}"/>
        <input type="hidden" name="file" value="{id}"/>
        <button type="submit" class="quiet">
          <xsl:value-of select="a:say('draft-file-remove.send')"/>
          <span class="unseen" dir="auto"><xsl:text> </xsl:text><xsl:value-of
              select="name"/></span>
        </button>
      </form>
    </li>
  </xsl:template>

  <xsl:template match="page/draft-check">
    <p class="lede"><xsl:value-of select="a:say('draft-check.lede')"/></p>
    <xsl:variable name="at" select="concat('/drafts/', id)"/>
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('details.body')"/>
        <xsl:with-param name="value" select="body"/>
        <xsl:with-param name="lang" select="body/@lang"/>
        <xsl:with-param name="change"
            select="concat($at, '/details#details-body')"/>
      </xsl:call-template>
      <xsl:if test="asks_location != 0">
        <xsl:call-template name="summary-row">
          <xsl:with-param name="label" select="a:say('details.location')"/>
          <xsl:with-param name="value" select="location"/>
          <xsl:with-param name="lang" select="location/@lang"/>
          <xsl:with-param name="change"
              select="concat($at, '/details#details-location')"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="answer">
        <xsl:call-template name="summary-row">
          <xsl:with-param name="label" select="label"/>
          <xsl:with-param name="label-lang" select="label/@lang"/>
          <xsl:with-param name="value">
            <xsl:apply-templates select="." mode="said"/>
          </xsl:with-param>
          <xsl:with-param name="lang" select="answer/@lang"/>
          <xsl:with-param name="change"
              select="concat($at, '/questions#questions-q', id)"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="a:say('draft-files.title')"/>
        <xsl:with-param name="value">
          <xsl:for-each select="file">
            <xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if>
            <xsl:value-of select="name"/>
          </xsl:for-each>
        </xsl:with-param>
        <xsl:with-param name="change" select="concat($at, '/files')"/>
      </xsl:call-template>
    </dl>
    <p>
      <xsl:call-template name="sentence">
        <xsl:with-param name="words" select="a:say('draft-check.department')"/>
        <xsl:with-param name="at" select="'department'"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="department" mode="text"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="target_hours">
        <xsl:text> </xsl:text>
        <xsl:variable name="span">
          <xsl:apply-templates select="target_hours" mode="span"/>
        </xsl:variable>
        <xsl:value-of select="a:say('draft-check.target', 'span',
            string($span))"/>
      </xsl:if>
    </p>
    <xsl:apply-templates select="form"/>
  </xsl:template>

  <!-- A ticked box is answered yes. -->
  <xsl:template match="answer" mode="said">
    <xsl:value-of select="answer"/>
  </xsl:template>

  <xsl:template match="answer[kind = 'tick' and answer != '']" mode="said">
    <xsl:value-of select="a:say('answer.yes')"/>
  </xsl:template>

</xsl:stylesheet>
