<?xml version="1.0" encoding="UTF-8"?>
<!-- A theme for the tests: civic, and a page type that shows the building
     blocks without any module. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:import href="../civic/theme.xsl"/>

  <xsl:template match="page/sample" mode="title">
    <xsl:value-of select="@title"/>
  </xsl:template>

  <xsl:template match="page/sample[@back]" mode="back">
    <xsl:call-template name="back-link">
      <xsl:with-param name="path" select="@back"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/sample[@reference]" mode="heading">
    <xsl:param name="title"/>
    <xsl:call-template name="panel">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="label" select="'Reference'"/>
      <xsl:with-param name="reference" select="@reference"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/sample">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="sample/text">
    <p class="prose" dir="auto"><xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="sample/list">
    <xsl:apply-templates select="pager" mode="total"/>
    <table class="cards">
      <caption>Requests</caption>
      <thead>
        <tr>
          <xsl:call-template name="sort-heading">
            <xsl:with-param name="word" select="'What'"/>
            <xsl:with-param name="by" select="'what'"/>
            <xsl:with-param name="now" select="'what'"/>
          </xsl:call-template>
          <th scope="col">Reference</th>
          <th scope="col">Asked</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="row"/></tbody>
    </table>
    <xsl:apply-templates select="pager"/>
  </xsl:template>

  <xsl:template match="list/row">
    <tr>
      <th scope="row">
        <a href="{$base}/cases/{id}"><xsl:value-of select="category"/></a>
      </th>
      <td data-label="Reference">
        <xsl:apply-templates select="reference" mode="reference"/>
      </td>
      <td data-label="Asked">
        <xsl:apply-templates select="opened_at" mode="date"/>
      </td>
      <td data-label="Status">
        <span>
          <xsl:apply-templates select="status" mode="tag"/>
          <xsl:if test="overdue = 1">
            <xsl:text> </xsl:text>
            <xsl:call-template name="overdue-tag"/>
          </xsl:if>
        </span>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="sample/case">
    <dl class="summary">
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="'Reference'"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="reference" mode="reference"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="'Status'"/>
        <xsl:with-param name="content">
          <xsl:apply-templates select="status" mode="tag"/>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="answer" mode="summary"/>
      <xsl:call-template name="summary-row">
        <xsl:with-param name="label" select="'Where'"/>
        <xsl:with-param name="change" select="'/drafts/1#draft-location'"/>
      </xsl:call-template>
    </dl>
    <h2>What happened so far</h2>
    <ol class="timeline">
      <xsl:apply-templates select="event" mode="timeline"/>
    </ol>
  </xsl:template>

</xsl:stylesheet>
