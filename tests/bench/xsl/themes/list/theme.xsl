<?xml version="1.0" encoding="UTF-8"?>
<!-- A list of 25 requests as an ordinary sheet would draw it: about 90
     words, a header with 11 doors, a form of 6 fields. For measuring. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:output method="html" encoding="UTF-8"/>
  <xsl:variable name="base" select="/page/@base"/>

  <xsl:template match="/page">
    <html lang="{@lang}" dir="{@dir}">
      <head>
        <meta charset="utf-8"/>
        <title><xsl:value-of select="a:say('list.title')"/></title>
        <link rel="stylesheet" href="{$base}/assets/base.css"/>
      </head>
      <body>
        <a class="skip" href="#main"><xsl:value-of
            select="a:say('skip')"/></a>
        <header>
          <ul><xsl:apply-templates select="nav/item"/></ul>
        </header>
        <main id="main">
          <h1><xsl:value-of select="a:say('list.title')"/></h1>
          <xsl:apply-templates select="form"/>
          <xsl:apply-templates select="cases"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <a href="{$base}/{@path}">
        <xsl:if test="@here">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="a:say(concat('nav.', @name))"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="form">
    <form action="{@action}" method="{@method}" class="form-{@name}">
      <input type="hidden" name="csrf" value="{@csrf}"/>
      <xsl:apply-templates select="field"/>
      <button><xsl:value-of select="a:say('list.send')"/></button>
    </form>
  </xsl:template>

  <xsl:template match="field">
    <div class="field">
      <label for="f-{@name}"><xsl:value-of
          select="a:say(concat('list.', @name))"/></label>
      <input id="f-{@name}" name="{@name}" value="{value}">
        <xsl:if test="@required">
          <xsl:attribute name="required">required</xsl:attribute>
        </xsl:if>
        <xsl:if test="@max">
          <xsl:attribute name="maxlength"><xsl:value-of
              select="@max"/></xsl:attribute>
        </xsl:if>
      </input>
    </div>
  </xsl:template>

  <xsl:template match="cases">
    <p><xsl:value-of select="a:say('list.count', 'n', @total)"/></p>
    <table>
      <caption><xsl:value-of select="a:say('list.caption')"/></caption>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="a:say('list.ref')"/></th>
          <th scope="col"><xsl:value-of select="a:say('list.subject')"/></th>
          <th scope="col"><xsl:value-of select="a:say('list.status')"/></th>
          <th scope="col"><xsl:value-of select="a:say('list.opened')"/></th>
          <th scope="col"><xsl:value-of select="a:say('list.due')"/></th>
          <th scope="col"><xsl:value-of select="a:say('list.unit')"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="case"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="case">
    <tr class="case-{status}">
      <th scope="row"><a href="{$base}/cases/{id}"><xsl:value-of
          select="a:reference(reference)"/></a></th>
      <td><xsl:value-of select="subject"/></td>
      <td><span class="tag tag-{status}"><xsl:value-of
          select="a:say(concat('status.', status))"/></span></td>
      <td><time datetime="{translate(opened_at, ' ', 'T')}Z"><xsl:value-of
          select="a:date(opened_at)"/></time></td>
      <td>
        <xsl:choose>
          <xsl:when test="due_at"><xsl:value-of
              select="a:date(due_at)"/></xsl:when>
          <xsl:otherwise><xsl:value-of
              select="a:say('list.none')"/></xsl:otherwise>
        </xsl:choose>
      </td>
      <td>
        <xsl:value-of select="department"/>
        <xsl:if test="messages &gt; 0">
          <xsl:text> </xsl:text>
          <xsl:value-of select="a:say('list.messages', 'n', messages)"/>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
