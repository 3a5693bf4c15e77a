#include "geo/raster/vrt_sources.h"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <filesystem>
#include <memory>
#include <string_view>

#include "geo/core/text.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/network_guard.h"

namespace saban::geo {

namespace {

/// A VRT of VRTs deeper than this is taken for one that reads itself.
constexpr int kGreatestDepth = 8;

struct XmlDestroyer {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

bool fileExists(const std::string& path) {
    VSIStatBufL status;
    return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

/// The text of a VRT: `spec` itself or the content of the file; empty when it is neither.
std::string vrtText(const std::string& spec) {
    constexpr std::string_view kRoot = "<VRTDataset";
    const auto start = spec.find_first_not_of(" \t\r\n");
    if (start != std::string::npos && spec[start] == '<') return spec.find(kRoot) != std::string::npos ? spec : std::string();
    VSILFILE* file = VSIFOpenL(spec.c_str(), "rb");
    if (!file) return {};
    std::string head(1024, '\0');
    head.resize(VSIFReadL(head.data(), 1, head.size(), file));
    VSIFCloseL(file);
    if (head.find(kRoot) == std::string::npos) return {};
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    constexpr GIntBig kGreatestBytes = 256 << 20;
    if (!VSIIngestFile(nullptr, spec.c_str(), &bytes, &size, kGreatestBytes)) return {};
    std::string content(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    VSIFree(bytes);
    return content;
}

/// True for "NETCDF:file:variable" and its like, whose file GDAL alone can tell.
bool isConnectionText(const std::string& name) {
    const auto colon = name.find(':');
    return colon != std::string::npos && colon > 1 && name.find('/') > colon;
}

class Walker {
   public:
    Walker(std::string root, NetworkPolicy network) : root_(std::move(root)), network_(network) {}

    Result<void> walkDataset(const std::string& spec, int depth) {
        if (depth > kGreatestDepth)
            return fail(ErrorCode::Unsupported,
                        text(SABAN_TR("geo", "cannot read raster '{0}': its virtual rasters are nested more than {1} deep. Name the "
                                             "innermost file directly."),
                             root_, kGreatestDepth));
        const std::string xml = vrtText(spec);
        if (xml.empty()) return {};
        const GdalErrors errors;
        const std::unique_ptr<CPLXMLNode, XmlDestroyer> tree(CPLParseXMLString(xml.c_str()));
        if (!tree) return {};  // GDAL says what is wrong with it when it opens it
        const bool isText = spec.find('<') != std::string::npos;
        const std::string folder = isText ? std::string() : std::filesystem::path(spec).parent_path().string();
        return walkNode(tree.get(), folder, depth);
    }

    std::vector<std::string> take() { return std::move(found_); }

   private:
    Result<void> walkNode(const CPLXMLNode* node, const std::string& folder, int depth) {
        for (; node; node = node->psNext) {
            if (node->eType != CXT_Element) continue;
            const std::string_view name = node->pszValue;
            if (name == "SourceFilename" || name == "SourceDataset" || name == "ColorTableFile") {
                if (auto result = noteSource(node, folder, depth); !result) return result;
            } else if (auto result = walkNode(node->psChild, folder, depth); !result) {
                return result;
            }
        }
        return {};
    }

    Result<void> noteSource(const CPLXMLNode* node, const std::string& folder, int depth) {
        std::string name = CPLGetXMLValue(const_cast<CPLXMLNode*>(node), nullptr, "");
        if (name.empty()) return {};
        if (network_ == NetworkPolicy::Forbidden && isNetworkSource(name))
            return fail(ErrorCode::Refused, text(SABAN_TR("geo", "cannot read raster '{0}': it reads '{1}' over the network, which is "
                                                                 "not allowed. Copy the data to this computer, or pass --allow-network."),
                                                 root_, name));
        const bool isXml = name.find('<') != std::string::npos;
        if (!isXml && isConnectionText(name)) return {};
        if (!isXml) {
            const bool isRelative = CPLTestBool(CPLGetXMLValue(const_cast<CPLXMLNode*>(node), "relativeToVRT", "0"));
            if (isRelative && !folder.empty()) name = (std::filesystem::path(folder) / name).string();
            if (!fileExists(name))
                return fail(ErrorCode::Unsupported,
                            text(SABAN_TR("geo", "cannot read raster '{0}': the file '{1}' that it names does not exist. Put it back, or make "
                                                 "the virtual raster anew with gdalbuildvrt."),
                                 root_, name));
            found_.push_back(name);
        }
        return walkDataset(name, depth + 1);
    }

    std::string root_;
    NetworkPolicy network_;
    std::vector<std::string> found_;
};

}  // namespace

Result<std::vector<std::string>> findVrtSources(const std::string& spec, NetworkPolicy network) {
    Walker walker(spec, network);
    if (auto result = walker.walkDataset(spec, 0); !result) return tl::unexpected(result.error());
    return walker.take();
}

}  // namespace saban::geo
