#pragma once

#include <array>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <osg/Array>
#include <osg/Geometry>
#include <osg/ref_ptr>
#include <string_view>

#include "viewer/table/glyph_atlas.h"

namespace saban::viewer {

/// A flat sheet to write on: `right` and `up` are unit vectors, `up` away from the reader.
struct Sheet {
    glm::dvec3 origin{0.0};
    glm::dvec3 right{1.0, 0.0, 0.0};
    glm::dvec3 up{0.0, 1.0, 0.0};
    glm::dvec3 at(glm::dvec2 p) const { return origin + right * p.x + up * p.y; }
    /// The same sheet nearer to the reader: what lies on something else must not fight with it for depth.
    Sheet raisedBy(double distance) const { return {origin + glm::cross(right, up) * distance, right, up}; }
};

enum class TextAlign { Left, Centre, Right };

struct TextStyle {
    double capHeight = 1.0;  ///< in the sheet's units
    FontWeight weight = FontWeight::Regular;
    TextAlign align = TextAlign::Left;
    glm::vec4 color{1.0F};
};

/// Collects text, bars and ornaments on flat sheets into one geometry for the shaders table_decal.
class DecalMesh {
   public:
    explicit DecalMesh(GlyphAtlas& atlas);

    /// Writes a line with its base line at `at`; gives the width used.
    double addText(const Sheet& sheet, glm::dvec2 at, std::string_view utf8, const TextStyle& style);

    /// A filled rectangle with smooth edges.
    void addBox(const Sheet& sheet, glm::dvec2 min, glm::dvec2 max, glm::vec4 color);

    /// A shape of the atlas, `radius` in the sheet's units, its own up turned clockwise by `turnRad`.
    void addShape(const Sheet& sheet, glm::dvec2 center, double radius, double turnRad, const GlyphAtlas::Glyph& shape,
                  glm::vec4 color);

    /// Puts what was collected into `geometry`, replacing what it held.
    void moveInto(osg::Geometry& geometry);

   private:
    void addQuad(const std::array<glm::dvec3, 4>& corners, glm::dvec2 uvMin, glm::dvec2 uvMax, float kind, glm::vec4 color);

    GlyphAtlas& atlas_;
    osg::ref_ptr<osg::Vec3Array> positions_;
    osg::ref_ptr<osg::Vec4ubArray> colors_;
    osg::ref_ptr<osg::Vec3Array> texture_;
    osg::ref_ptr<osg::DrawElementsUInt> indices_;
};

}  // namespace saban::viewer
