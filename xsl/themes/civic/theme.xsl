<?xml version="1.0" encoding="UTF-8"?>
<!-- Civic: a quiet town hall. The base with its colours and its mark. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="https://aedile.example/theme" exclude-result-prefixes="a">

  <xsl:import href="../../base/theme.xsl"/>

  <xsl:template name="hook-head">
    <link rel="stylesheet" href="{a:asset('themes/civic/tokens.css')}"/>
    <link rel="icon" type="image/svg+xml"
        href="{a:asset('themes/civic/icon.svg')}"/>
  </xsl:template>

  <!-- A door within a door: the way in that somebody holds open. -->
  <xsl:template name="hook-logo">
    <svg class="logo" viewBox="0 0 48 48" width="44" height="44"
        aria-hidden="true" focusable="false">
      <path class="logo-wall" fill="#0f4c5c"
          d="M4 44V24a20 20 0 0 1 40 0v20z"/>
      <path class="logo-arch" fill="#fff"
          d="M12 44V25a12 12 0 0 1 24 0v19z"/>
      <path class="logo-door" fill="#c2562d"
          d="M19 44V26a5 5 0 0 1 10 0v18z"/>
      <path class="logo-step" fill="#0f4c5c"
          d="M1 44h46v3H1z"/>
    </svg>
  </xsl:template>

</xsl:stylesheet>
