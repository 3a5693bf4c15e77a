#include "geo/raster/network_guard.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

using test::TemporaryFolder;
using test::writeText;

void expectRefused(const std::string& path) {
    const auto file = RasterFile::open(path);
    ASSERT_FALSE(file) << path;
    EXPECT_EQ(file.error().code, ErrorCode::Refused) << file.error().message;
    EXPECT_NE(file.error().message.find("--allow-network"), std::string::npos) << file.error().message;
}

TEST(NetworkGuard, AddressesOnTheNetworkAreRefused) {
    for (const char* path :
         {"http://example.org/a.tif", "https://example.org/a.tif", "HTTPS://EXAMPLE.ORG/a.tif", "ftp://example.org/a.tif", "/vsicurl/https://example.org/a.tif",
          "/vsis3/bucket/a.tif", "/vsigs/bucket/a.tif", "/vsiaz/c/a.tif", "/vsioss/b/a.tif", "/vsiswift/b/a.tif", "/vsihdfs/a.tif", "/vsiwebhdfs/h/a.tif",
          "/vsicurl_streaming/http://example.org/a.tif", "/vsis3_streaming/b/a.tif", "/vsizip//vsicurl/https://example.org/a.zip/a.tif",
          "/vsizip/{/vsis3/b/a.zip}/a.tif", "/vsigzip//vsicurl/http://example.org/a.gz", "WMS:https://example.org/wms", "WMTS:https://example.org/wmts",
          "WCS:https://example.org/wcs", "PLMOSAIC:api_key=x", "PG:dbname=x", "NETCDF:\"http://example.org/a.nc\":v", "<GDAL_WMS></GDAL_WMS>"})
        expectRefused(path);
}

TEST(NetworkGuard, LocalNamesAreNotTakenForTheNetwork) {
    for (const char* path : {"/data/http.tif", "a.tif", "/vsizip/a.zip/a.tif", "/maps/wms/page.tif", "GPKG:/data/a.gpkg:table", "/data/vsicurl.tif"})
        EXPECT_FALSE(isNetworkSource(path)) << path;
}

TEST(NetworkGuard, ServiceDescriptionInAFileIsRefused) {
    const TemporaryFolder folder;
    expectRefused(writeText(folder.file("map.xml"), "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://example.org/${z}</ServerUrl></Service></GDAL_WMS>"));
}

TEST(NetworkGuard, ServiceDescriptionIsKnownBehindAByteOrderMarkAndADeclaration) {
    const TemporaryFolder folder;
    for (const char* root : {"GDAL_WMS", "GDAL_WMTS", "WMS_Capabilities", "WCS_GDAL", "OGRWFSDataSource"})
        expectRefused(writeText(folder.file("map.xml"), "\xEF\xBB\xBF <?xml version=\"1.0\"?>\n<!-- a map -->\n<" + std::string(root) +
                                                            "><ServiceURL>http://example.org</ServiceURL></" + root + ">"));
}

TEST(NetworkGuard, AddressInTheMetadataOfAFileIsNoService) {
    const TemporaryFolder folder;
    test::RasterRecipe recipe;
    recipe.columns = recipe.rows = 4;
    const auto path = folder.file("a.tif");
    test::writeRaster(path, recipe);
    auto* dataset = static_cast<GDALDataset*>(GDALOpen(path.c_str(), GA_Update));
    ASSERT_TRUE(dataset);
    dataset->SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", "<a href='http://example.org/licence'>licence</a>");
    GDALClose(dataset);
    std::ifstream stream(path, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(stream)), {});
    ASSERT_LT(content.find("http://example.org"), 1024u);
    const auto file = RasterFile::open(path);
    EXPECT_TRUE(file) << file.error().message;
}

TEST(NetworkGuard, VrtOverTheNetworkIsRefused) {
    const TemporaryFolder folder;
    const auto vrt = [](const std::string& source) {
        return "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><GeoTransform>0,1,0,0,0,-1</GeoTransform><VRTRasterBand dataType=\"Byte\" "
               "band=\"1\"><SimpleSource><SourceFilename relativeToVRT=\"0\">" +
               source + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
    };
    expectRefused(writeText(folder.file("a.vrt"), vrt("/vsicurl/http://example.org/a.tif")));
    expectRefused(writeText(folder.file("outer.vrt"), vrt(folder.file("a.vrt"))));
    expectRefused(vrt("https://example.org/a.tif"));
}

TEST(NetworkGuard, RefusalNamesTheSource) {
    const auto file = RasterFile::open("https://example.org/a.tif");
    ASSERT_FALSE(file);
    EXPECT_NE(file.error().message.find("https://example.org/a.tif"), std::string::npos);
}

}  // namespace
}  // namespace saban::geo
