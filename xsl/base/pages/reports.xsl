<?xml version="1.0" encoding="UTF-8"?>
<!-- What happened, counted: a chart, and a table that says the same. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:template match="page/reports">
    <p class="lede"><xsl:value-of select="a:say('reports.lede')"/></p>
    <ul class="doors">
      <xsl:for-each select="measure">
        <li class="door">
          <h2><a href="{$base}/reports/{@name}"><xsl:value-of
              select="a:say(concat('measure.', @name))"/></a></h2>
          <p><xsl:value-of
              select="a:say(concat('measure.', @name, '.text'))"/></p>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="page/report" mode="title">
    <xsl:value-of select="a:say(concat('measure.', @measure))"/>
  </xsl:template>

  <xsl:template match="page/report" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="'/reports'"/>
      <xsl:with-param name="word" select="a:say('reports.title')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/report">
    <p class="lede"><xsl:value-of
        select="a:say(concat('measure.', @measure, '.text'))"/></p>
    <xsl:apply-templates select="form"/>
    <xsl:choose>
      <xsl:when test="line">
        <xsl:apply-templates select="." mode="chart"/>
        <xsl:call-template name="report-table"/>
        <p><a href="{$base}/reports/{@measure}.csv?{@query}"><xsl:value-of
            select="a:say('report.csv')"/></a></p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="word" select="a:say('report.none')"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The first figure is drawn: months as a line, all else as bars. -->
  <xsl:template match="report" mode="chart">
    <xsl:call-template name="bar-chart">
      <xsl:with-param name="name" select="@measure"/>
      <xsl:with-param name="rows" select="line"/>
      <xsl:with-param name="label" select="'name'"/>
      <xsl:with-param name="value" select="string(figure[1])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="report[@by = 'month']" mode="chart">
    <xsl:call-template name="line-chart">
      <xsl:with-param name="name" select="@measure"/>
      <xsl:with-param name="rows" select="line"/>
      <xsl:with-param name="label" select="'name'"/>
      <xsl:with-param name="value" select="string(figure[1])"/>
    </xsl:call-template>
  </xsl:template>

  <!-- 2026-11: Nov 2026 -->
  <xsl:template match="report[@by = 'month']/line/name" mode="label">
    <xsl:value-of select="a:say('report.month', 'month', a:say(concat(
        'month.short.', number(substring(., 6, 2)))),
        'year', substring(., 1, 4))"/>
  </xsl:template>

  <xsl:template name="report-table">
    <xsl:variable name="title"
        select="a:say(concat('measure.', @measure))"/>
    <xsl:variable name="figures" select="figure"/>
    <section class="scroll" tabindex="0" aria-label="{$title}">
      <table>
        <caption><xsl:value-of select="$title"/></caption>
        <thead><tr>
          <th scope="col"><xsl:value-of
              select="a:say(concat('period.by.', @by))"/></th>
          <xsl:for-each select="figure">
            <th scope="col" class="number"><xsl:value-of
                select="a:say(concat('figure.', .))"/></th>
          </xsl:for-each>
        </tr></thead>
        <tbody>
          <xsl:for-each select="line">
            <xsl:variable name="line" select="."/>
            <tr>
              <th scope="row">
                <xsl:apply-templates select="name/@lang" mode="lang"/>
                <xsl:apply-templates select="name" mode="label"/>
              </th>
              <xsl:for-each select="$figures">
                <td class="number"><xsl:apply-templates
                    select="$line/*[name() = current()]" mode="figure"/></td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="line/*" mode="figure">
    <xsl:value-of select="a:number(number(.))"/>
  </xsl:template>

</xsl:stylesheet>
