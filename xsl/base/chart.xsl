<?xml version="1.0" encoding="UTF-8"?>
<!-- Charts as SVG. The table that says the same stands beside, on the page.
     Sizes are in percent and text in its own size, so that a chart is read
     on a telephone as well as on a wall. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <!-- <chart kind="bar" name="x"><bar label="Roads" value="12"
       text="12 days"/>…; its words: chart.NAME and chart.NAME.text. -->
  <xsl:template match="chart">
    <xsl:call-template name="bar-chart">
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="rows" select="bar"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="chart[@kind = 'line']">
    <xsl:call-template name="line-chart">
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="rows" select="bar"/>
    </xsl:call-template>
  </xsl:template>

  <!-- bar-chart: a bar a row, its value and label above it, where a long one
       harms nothing, the largest first and not more than twenty: the table
       has all. label and value name a child or an attribute of each row. -->
  <xsl:template name="bar-chart">
    <xsl:param name="name"/>
    <xsl:param name="rows"/>
    <xsl:param name="label" select="'label'"/>
    <xsl:param name="value" select="'value'"/>
    <xsl:variable name="known"
        select="$rows[(* | @*)[name() = $value] != '']"/>
    <xsl:variable name="count" select="count($known)"/>
    <xsl:variable name="shown"
        select="$count - ($count &gt; 20) * ($count - 20)"/>
    <xsl:variable name="most">
      <xsl:call-template name="most">
        <xsl:with-param name="values"
            select="($known/* | $known/@*)[name() = $value]"/>
      </xsl:call-template>
    </xsl:variable>
    <figure class="chart chart-bar">
      <svg role="img" width="100%" height="{$shown * 52}"
          aria-labelledby="chart-{$name} chart-{$name}-text">
        <xsl:call-template name="chart-name">
          <xsl:with-param name="name" select="$name"/>
        </xsl:call-template>
        <xsl:for-each select="$known">
          <xsl:sort select="(* | @*)[name() = $value]" data-type="number"
              order="descending"/>
          <xsl:if test="position() &lt;= $shown">
            <xsl:call-template name="bar">
              <xsl:with-param name="said">
                <xsl:apply-templates select="(* | @*)[name() = $label]"
                    mode="label"/>
              </xsl:with-param>
              <xsl:with-param name="lang"
                  select="*[name() = $label]/@lang"/>
              <xsl:with-param name="n"
                  select="number((* | @*)[name() = $value])"/>
              <xsl:with-param name="most" select="$most"/>
              <xsl:with-param name="y" select="(position() - 1) * 52"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:for-each>
      </svg>
      <xsl:if test="$count &gt; $shown">
        <figcaption>
          <xsl:value-of select="a:say('chart.largest', 'n', $shown)"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- What stands at a bar or a point; a page may say it in other words. -->
  <xsl:template match="* | @*" mode="label">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template name="bar">
    <xsl:param name="said"/>
    <xsl:param name="lang" select="''"/>
    <xsl:param name="n"/>
    <xsl:param name="most"/>
    <xsl:param name="y"/>
    <xsl:variable name="long" select="round($n div $most * 1000) div 10"/>
    <text x="0" y="{$y + 18}">
      <xsl:if test="$rtl"><xsl:attribute name="x">100%</xsl:attribute></xsl:if>
      <tspan class="chart-value">
        <xsl:choose>
          <xsl:when test="@text"><xsl:value-of select="@text"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="a:number($n)"/></xsl:otherwise>
        </xsl:choose>
      </tspan>
      <xsl:text> </xsl:text>
      <tspan class="chart-label">
        <xsl:if test="$lang != ''">
          <xsl:attribute name="lang"><xsl:value-of
              select="$lang"/></xsl:attribute>
        </xsl:if>
        <xsl:call-template name="chart-label">
          <xsl:with-param name="said" select="string($said)"/>
        </xsl:call-template>
      </tspan>
    </text>
    <rect x="0" y="{$y + 26}" width="100%" height="14" class="chart-track"/>
    <rect x="0" y="{$y + 26}" width="{$long}%" height="14"
        class="chart-mark">
      <xsl:if test="$rtl">
        <xsl:attribute name="x">
          <xsl:value-of select="concat(100 - $long, '%')"/>
        </xsl:attribute>
      </xsl:if>
    </rect>
  </xsl:template>

  <!-- chart-label: a line of SVG does not wrap: where it is narrow, a long
       label ends early. It stands apart from the direction of the page. -->
  <xsl:template name="chart-label">
    <xsl:param name="said"/>
    <xsl:text>&#x2068;</xsl:text>
    <xsl:choose>
      <xsl:when test="string-length($said) &gt; 20">
        <xsl:value-of select="substring($said, 1, 18)"/>
        <tspan class="chart-rest">
          <xsl:value-of select="substring($said, 19)"/>
        </tspan>
        <tspan class="chart-cut">…</tspan>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$said"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#x2069;</xsl:text>
  </xsl:template>

  <!-- line-chart: one point a row, in the order given, first is oldest. -->
  <xsl:template name="line-chart">
    <xsl:param name="name"/>
    <xsl:param name="rows"/>
    <xsl:param name="label" select="'label'"/>
    <xsl:param name="value" select="'value'"/>
    <xsl:variable name="most">
      <xsl:call-template name="most">
        <xsl:with-param name="values"
            select="($rows/* | $rows/@*)[name() = $value]"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="known"
        select="$rows[(* | @*)[name() = $value] != '']"/>
    <xsl:variable name="last" select="count($known)"/>
    <!-- Room for four labels below; every so many get one. -->
    <xsl:variable name="every" select="ceiling($last div 4)"/>
    <figure class="chart chart-line">
      <svg role="img" width="100%" height="240"
          aria-labelledby="chart-{$name} chart-{$name}-text">
        <xsl:call-template name="chart-name">
          <xsl:with-param name="name" select="$name"/>
        </xsl:call-template>
        <text x="0" y="14" class="chart-value">
          <xsl:if test="$rtl">
            <xsl:attribute name="x">100%</xsl:attribute>
          </xsl:if>
          <xsl:value-of select="a:number(number($most))"/>
        </text>
        <line x1="0" x2="100%" y1="20" y2="20" class="chart-grid"/>
        <line x1="0" x2="100%" y1="110" y2="110" class="chart-grid"/>
        <line x1="0" x2="100%" y1="200" y2="200" class="chart-axis"/>
        <svg x="0" y="20" width="100%" height="180" viewBox="0 0 1000 180"
            preserveAspectRatio="none" class="chart-plot">
          <polyline class="chart-stroke" vector-effect="non-scaling-stroke">
            <xsl:attribute name="points">
              <xsl:for-each select="$known">
                <xsl:variable name="along">
                  <xsl:call-template name="along">
                    <xsl:with-param name="last" select="$last"/>
                  </xsl:call-template>
                </xsl:variable>
                <xsl:value-of select="concat($along * 10, ',',
                    round(180 - (* | @*)[name() = $value] div $most * 180),
                    ' ')"/>
              </xsl:for-each>
            </xsl:attribute>
          </polyline>
        </svg>
        <xsl:for-each select="$known">
          <xsl:variable name="along">
            <xsl:call-template name="along">
              <xsl:with-param name="last" select="$last"/>
            </xsl:call-template>
          </xsl:variable>
          <xsl:variable name="n"
              select="number((* | @*)[name() = $value])"/>
          <circle cx="{$along}%" cy="{round(200 - $n div $most * 180)}" r="4"
              class="chart-mark"/>
          <xsl:if test="($last - position()) mod $every = 0">
            <text x="{$along}%" y="224" class="chart-label"
                text-anchor="middle">
              <xsl:apply-templates select="(* | @*)[name() = $label]"
                  mode="label"/>
            </text>
          </xsl:if>
        </xsl:for-each>
      </svg>
    </figure>
  </xsl:template>

  <!-- along: how far along the axis this row stands, in percent. -->
  <xsl:template name="along">
    <xsl:param name="last"/>
    <xsl:variable name="ltr"
        select="round((position() - 0.5) div $last * 1000) div 10"/>
    <xsl:choose>
      <xsl:when test="$rtl"><xsl:value-of select="100 - $ltr"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$ltr"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- most: the largest of values, and 1 at the least. -->
  <xsl:template name="most">
    <xsl:param name="values"/>
    <xsl:variable name="sorted">
      <xsl:for-each select="$values">
        <xsl:sort select="number(.)" data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$sorted &gt; 0">
        <xsl:value-of select="$sorted"/>
      </xsl:when>
      <xsl:otherwise>1</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="chart-name">
    <xsl:param name="name"/>
    <title id="chart-{$name}">
      <xsl:value-of select="a:say(concat('chart.', $name))"/>
    </title>
    <desc id="chart-{$name}-text">
      <xsl:value-of select="a:say(concat('chart.', $name, '.text'))"/>
    </desc>
  </xsl:template>

</xsl:stylesheet>
