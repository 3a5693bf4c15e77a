#include "viewer/table/decal_mesh.h"

#include <algorithm>
#include <cmath>

namespace saban::viewer {

namespace {

// Third texture coordinate: what the shader makes of the other two.
constexpr float kGlyphKind = 0.0F;  // place in the atlas
constexpr float kBoxKind = 1.0F;    // -1 to 1 across the box
constexpr double kLineAspect = 4.0;

osg::Vec4ub bytesOf(glm::vec4 color) {
    const auto byte = [](float v) { return static_cast<unsigned char>(std::lround(std::fmin(std::fmax(v, 0.0F), 1.0F) * 255.0F)); };
    return {byte(color.r), byte(color.g), byte(color.b), byte(color.a)};
}

}  // namespace

DecalMesh::DecalMesh(GlyphAtlas& atlas)
    : atlas_(atlas),
      positions_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      colors_(new osg::Vec4ubArray(osg::Array::BIND_PER_VERTEX)),
      texture_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      indices_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    colors_->setNormalize(true);
}

void DecalMesh::addQuad(const std::array<glm::dvec3, 4>& corners, glm::dvec2 uvMin, glm::dvec2 uvMax, float kind,
                        glm::vec4 color) {
    const auto first = static_cast<GLuint>(positions_->size());
    const std::array<glm::dvec2, 4> uv{uvMin, {uvMax.x, uvMin.y}, uvMax, {uvMin.x, uvMax.y}};
    for (std::size_t i = 0; i < 4; ++i) {
        positions_->push_back(osg::Vec3d(corners[i].x, corners[i].y, corners[i].z));
        colors_->push_back(bytesOf(color));
        texture_->push_back(osg::Vec3d(uv[i].x, uv[i].y, kind));
    }
    for (const GLuint i : {0U, 1U, 2U, 0U, 2U, 3U}) indices_->push_back(first + i);
}

double DecalMesh::addText(const Sheet& sheet, glm::dvec2 at, std::string_view utf8, const TextStyle& style) {
    const auto glyphs = atlas_.glyphsOf(utf8, style.weight);
    double width = 0.0;
    for (const auto& glyph : glyphs) width += glyph.advance * style.capHeight;
    glm::dvec2 pen = at;
    if (style.align == TextAlign::Centre) pen.x -= width / 2;
    if (style.align == TextAlign::Right) pen.x -= width;
    for (const auto& glyph : glyphs) {
        if (!glyph.isBlank()) {
            const glm::dvec2 min = pen + glyph.min * style.capHeight, max = pen + glyph.max * style.capHeight;
            addQuad({sheet.at(min), sheet.at({max.x, min.y}), sheet.at(max), sheet.at({min.x, max.y})}, glyph.uvMin,
                    glyph.uvMax, kGlyphKind, style.color);
        }
        pen.x += glyph.advance * style.capHeight;
    }
    return width;
}

void DecalMesh::addBox(const Sheet& sheet, glm::dvec2 min, glm::dvec2 max, glm::vec4 color) {
    const glm::dvec2 size = max - min;
    const double thin = std::min(size.x, size.y), wide = std::max(size.x, size.y);
    if (!(thin > 0.0)) return;
    // Lines may be thinner than a pixel: the pixels beside them take part, or they would come out dotted.
    const double margin = wide > kLineAspect * thin ? thin : 0.0;
    const glm::dvec2 from = min - margin, to = max + margin, edge = 1.0 + 2.0 * margin / size;
    addQuad({sheet.at(from), sheet.at({to.x, from.y}), sheet.at(to), sheet.at({from.x, to.y})}, -edge, edge, kBoxKind, color);
}

void DecalMesh::addShape(const Sheet& sheet, glm::dvec2 center, double radius, double turnRad,
                         const GlyphAtlas::Glyph& shape, glm::vec4 color) {
    if (shape.isBlank()) return;
    const double c = std::cos(turnRad), s = std::sin(turnRad);
    const auto corner = [&](double x, double y) {
        return sheet.at(center + radius * glm::dvec2{x * c + y * s, -x * s + y * c});
    };
    addQuad({corner(shape.min.x, shape.min.y), corner(shape.max.x, shape.min.y), corner(shape.max.x, shape.max.y),
             corner(shape.min.x, shape.max.y)},
            shape.uvMin, shape.uvMax, kGlyphKind, color);
}

void DecalMesh::moveInto(osg::Geometry& geometry) {
    geometry.setVertexArray(positions_);
    geometry.setColorArray(colors_);
    geometry.setTexCoordArray(0, texture_);
    geometry.removePrimitiveSet(0, geometry.getNumPrimitiveSets());
    if (!indices_->empty()) geometry.addPrimitiveSet(indices_);
    geometry.dirtyBound();
    geometry.dirtyGLObjects();
}

}  // namespace saban::viewer
