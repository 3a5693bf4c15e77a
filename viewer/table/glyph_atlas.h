#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <map>
#include <osg/Image>
#include <osg/Texture2D>
#include <osg/ref_ptr>
#include <osgText/Font>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/table/font_files.h"

namespace saban::viewer {

/// Glyphs and ornaments in one small texture of coverage (0 to 1), so that everything written on the table is one draw.
///
/// Text is composed (NFC) before its glyphs are looked up. Without a fitting font file the built-in one of
/// OpenSceneGraph serves, and letters lose their diacritics. When the texture is full, further glyphs stay blank.
/// Thread safety: one thread.
class GlyphAtlas {
   public:
    /// A rectangle of the texture, drawn `min` to `max` relative to the pen on the base line; lengths in cap heights.
    struct Glyph {
        glm::dvec2 min{0.0}, max{0.0};
        glm::dvec2 uvMin{0.0}, uvMax{0.0};
        double advance = 0.0;
        bool isBlank() const { return uvMax.x <= uvMin.x; }
    };

    /// Triangles of an ornament, three corners each, in the square from -1 to 1.
    using Triangles = std::vector<glm::dvec2>;

    GlyphAtlas();
    ~GlyphAtlas();
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;

    /// The glyphs of a text, one after the other.
    std::vector<Glyph> glyphsOf(std::string_view utf8, FontWeight weight);

    /// Width of a text in cap heights (the height of its capital letters).
    double widthOf(std::string_view utf8, FontWeight weight);

    /// A filled shape under a name; drawn once, then kept.
    const Glyph& shape(const std::string& name, const Triangles& triangles);

    /// Forgets all that was drawn.
    void clear();

    osg::Texture2D* texture() { return texture_; }

   private:
    struct Face {
        osg::ref_ptr<osgText::Font> font;
        bool hasDiacritics = false;
        double capHeightEm = 0.7;
    };
    const Glyph& glyph(char32_t point, FontWeight weight);
    Face& face(FontWeight weight) { return faces_[weight == FontWeight::Bold ? 1 : 0]; }
    /// Where a rectangle of pixels with its margin fits; false when the texture is full.
    bool place(glm::ivec2 size, glm::ivec2& corner);
    void setUv(Glyph& glyph, glm::ivec2 corner, glm::ivec2 size) const;

    std::array<Face, 2> faces_;
    osg::ref_ptr<osg::Image> image_;
    osg::ref_ptr<osg::Texture2D> texture_;
    std::map<std::pair<FontWeight, char32_t>, Glyph> glyphs_;
    std::map<std::string, Glyph> shapes_;
    glm::ivec2 pen_{0, 0};
    int rowHeight_ = 0;
};

}  // namespace saban::viewer
