<?xml version="1.0" encoding="UTF-8"?>
<!-- The cases of the person signed in. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/cases">
    <xsl:if test="draft">
      <section class="card" aria-labelledby="drafts">
        <h2 id="drafts"><xsl:value-of select="a:say('cases.drafts')"/></h2>
        <ul>
          <xsl:for-each select="draft">
            <li>
              <a href="{$base}/drafts/{id}/details"><xsl:apply-templates
                  select="category" mode="text"/></a>
              <xsl:text> </xsl:text>
              <span class="hint"><xsl:apply-templates select="changed_at"
                  mode="ago"/></span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
    <xsl:apply-templates select="form"/>
    <xsl:choose>
      <xsl:when test="case">
        <xsl:apply-templates select="pager" mode="total"/>
        <xsl:call-template name="cases-table"/>
        <xsl:apply-templates select="pager"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="word" select="a:say('cases.none')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <p class="buttons"><a class="button" href="{$base}/services">
      <xsl:value-of select="a:say('door.services')"/>
    </a></p>
  </xsl:template>

  <xsl:template name="cases-table">
    <xsl:variable name="reference" select="a:say('case.reference')"/>
    <xsl:variable name="status" select="a:say('case.status')"/>
    <xsl:variable name="opened" select="a:say('case.opened')"/>
    <xsl:variable name="due" select="a:say('case.due')"/>
    <table class="cards">
      <caption class="unseen"><xsl:value-of
          select="a:say('cases.title')"/></caption>
      <thead><tr>
        <th scope="col"><xsl:value-of select="a:say('case.what')"/></th>
        <th scope="col"><xsl:value-of select="$reference"/></th>
        <th scope="col"><xsl:value-of select="$status"/></th>
        <th scope="col"><xsl:value-of select="$opened"/></th>
        <th scope="col"><xsl:value-of select="$due"/></th>
      </tr></thead>
      <tbody>
        <xsl:for-each select="case">
          <tr>
            <th scope="row">
              <a href="{$base}/cases/{id}"><xsl:apply-templates
                  select="category" mode="text"/></a>
              <xsl:if test="location">
                <span class="hint" dir="auto"><xsl:apply-templates
                    select="location" mode="text"/></span>
              </xsl:if>
            </th>
            <td data-label="{$reference}" class="nowrap"><xsl:apply-templates
                select="reference" mode="reference"/></td>
            <td data-label="{$status}"><xsl:apply-templates
                select="status" mode="tag"/></td>
            <td data-label="{$opened}" class="nowrap"><xsl:apply-templates
                select="opened_at" mode="date"/></td>
            <td data-label="{$due}"><span><xsl:call-template
                name="due"/></span></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- By when, or that the day has passed, or when it was done. -->
  <xsl:template name="due" match="*" mode="due">
    <xsl:choose>
      <xsl:when test="closed_at">
        <xsl:value-of select="a:say('due.done')"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="closed_at" mode="date"/>
      </xsl:when>
      <xsl:when test="due_at">
        <xsl:apply-templates select="due_at" mode="date"/>
        <xsl:if test="overdue = 1">
          <xsl:text> </xsl:text>
          <xsl:call-template name="overdue-tag"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="a:say('due.none')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
