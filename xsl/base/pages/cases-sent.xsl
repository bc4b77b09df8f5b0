<?xml version="1.0" encoding="UTF-8"?>
<!-- It is done: the reference, what comes next and when. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/case-sent" mode="heading">
    <xsl:param name="title"/>
    <xsl:call-template name="panel">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="label" select="a:say('case-sent.reference')"/>
      <xsl:with-param name="reference" select="reference"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/case-sent">
    <p>
      <xsl:call-template name="sentence">
        <xsl:with-param name="words" select="a:say('case-sent.mail')"/>
        <xsl:with-param name="at" select="'email'"/>
        <xsl:with-param name="content">
          <bdi><xsl:value-of select="email"/></bdi>
        </xsl:with-param>
      </xsl:call-template>
    </p>
    <h2><xsl:value-of select="a:say('case-sent.next')"/></h2>
    <p>
      <xsl:call-template name="sentence">
        <xsl:with-param name="words" select="a:say('case-sent.department')"/>
        <xsl:with-param name="at" select="'department'"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="department" mode="text"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="due_at">
        <xsl:text> </xsl:text>
        <xsl:call-template name="sentence">
          <xsl:with-param name="words" select="a:say('case-sent.due')"/>
          <xsl:with-param name="at" select="'date'"/>
          <xsl:with-param name="content">
            <strong><xsl:apply-templates select="due_at"
                mode="date"/></strong>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </p>
    <p><xsl:value-of select="a:say('case-sent.tell')"/></p>
    <p class="buttons">
      <a class="button" href="{$base}/cases/{id}"><xsl:value-of
          select="a:say('case-sent.show')"/></a>
      <a href="{$base}/services"><xsl:value-of
          select="a:say('case-sent.another')"/></a>
    </p>
  </xsl:template>

</xsl:stylesheet>
