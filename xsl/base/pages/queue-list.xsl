<?xml version="1.0" encoding="UTF-8"?>
<!-- A department's cases, overdue ones first. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/queue">
    <xsl:apply-templates select="form"/>
    <xsl:choose>
      <xsl:when test="case">
        <xsl:call-template name="queue-table"/>
        <xsl:apply-templates select="pager"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="word" select="a:say('queue.none')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="queue-table">
    <xsl:variable name="status" select="a:say('case.status')"/>
    <xsl:variable name="due" select="a:say('case.due')"/>
    <xsl:variable name="officer" select="a:say('case.officer')"/>
    <xsl:variable name="opened" select="a:say('case.opened')"/>
    <xsl:variable name="nobody" select="a:say('case.nobody')"/>
    <table class="cards">
      <caption class="unseen"><xsl:value-of
          select="a:say('queue.title')"/></caption>
      <thead><tr>
        <th scope="col"><xsl:value-of select="a:say('case.what')"/></th>
        <th scope="col"><xsl:value-of select="$status"/></th>
        <th scope="col"><xsl:value-of select="$due"/></th>
        <th scope="col"><xsl:value-of select="$opened"/></th>
        <th scope="col"><xsl:value-of select="$officer"/></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="case">
          <tr>
            <th scope="row">
              <a href="{$base}/queue/{id}"><xsl:apply-templates
                  select="category" mode="text"/></a>
              <span class="hint"><xsl:apply-templates select="reference"
                  mode="reference"/></span>
              <span class="hint" dir="auto"><xsl:apply-templates
                  select="location" mode="text"/></span>
              <span class="hint" dir="auto"><xsl:apply-templates
                  select="excerpt" mode="text"/></span>
            </th>
            <td data-label="{$status}"><xsl:apply-templates
                select="status" mode="tag"/></td>
            <td data-label="{$due}"><span><xsl:call-template
                name="due"/></span></td>
            <td data-label="{$opened}"><xsl:apply-templates
                select="opened_at" mode="date"/></td>
            <td data-label="{$officer}">
              <xsl:value-of select="officer"/>
              <xsl:if test="not(officer)">
                <xsl:value-of select="$nobody"/>
              </xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

</xsl:stylesheet>
