#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <osg/ref_ptr>
#include <string>

#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"

namespace osg {
class Geometry;
class Node;
}  // namespace osg

namespace saban::viewer {

class CutFace;
class GlyphAtlas;

/// The heights written at the strong lines of a cut face, in columns a readable distance apart, wherever the ground stands high enough
/// over them.
/// Thread safety: one thread.
class CutScale {
   public:
    CutScale();
    ~CutScale();

    osg::Node* node();

    struct Style {
        Cut cut;
        SceneFrame frame;
        double metresPerPixel = 1.0;  ///< where the view is aimed, of logical pixels
    };
    void hide();
    /// It is written anew.
    void forget();
    void update(const Style& style, const CutFace& face);

   private:
    struct Written {
        Cut cut;
        double exaggeration, stepM, lowestM, capM, columnM;
        std::uint64_t version;
        std::string number;  ///< one as the language writes it
        bool operator==(const Written&) const = default;
    };
    osg::ref_ptr<osg::Geometry> writing_;
    std::unique_ptr<GlyphAtlas> atlas_;  ///< made when first needed: it reads font files
    std::optional<Written> written_;
};

}  // namespace saban::viewer
