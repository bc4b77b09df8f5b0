<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the letters of signing up and in lead. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template match="confirm-address" mode="path">
    <xsl:value-of select="concat('/confirm/', token)"/>
  </xsl:template>

  <xsl:template match="new-password" mode="path">
    <xsl:value-of select="concat('/password/new/', token)"/>
  </xsl:template>

  <xsl:template match="password-changed"
      mode="path">/password/forgotten</xsl:template>

  <xsl:template match="sign-up-known | account-approved"
      mode="path">/sign-in</xsl:template>

</xsl:stylesheet>
