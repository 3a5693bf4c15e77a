#include "viewer/table/glyph_atlas.h"

#include <osgText/Glyph>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <glm/common.hpp>

#include "viewer/table/unicode.h"

namespace saban::viewer {

namespace {

constexpr int kAtlasPx = 1024;
constexpr int kEmPx = 80;
constexpr int kShapePx = 136;
constexpr int kSubsamples = 4;
// Keeps neighbours apart in the mipmaps that small text uses.
constexpr int kMarginPx = 5;

double cross(glm::dvec2 a, glm::dvec2 b) { return a.x * b.y - a.y * b.x; }

bool isInside(glm::dvec2 p, const glm::dvec2* corners) {
    const double a = cross(corners[1] - corners[0], p - corners[0]);
    const double b = cross(corners[2] - corners[1], p - corners[1]);
    const double c = cross(corners[0] - corners[2], p - corners[2]);
    return (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0);
}

/// Marks the sub-samples of a shape's pixels that lie in a triangle, one bit each.
void cover(std::vector<std::uint16_t>& covered, const glm::dvec2* corners) {
    constexpr double kScale = kShapePx / 2.0;
    const glm::dvec2 low = glm::min(glm::min(corners[0], corners[1]), corners[2]);
    const glm::dvec2 high = glm::max(glm::max(corners[0], corners[1]), corners[2]);
    const glm::ivec2 first = glm::clamp(glm::ivec2(glm::floor((low + 1.0) * kScale)), 0, kShapePx - 1);
    const glm::ivec2 last = glm::clamp(glm::ivec2(glm::floor((high + 1.0) * kScale)), 0, kShapePx - 1);
    for (int y = first.y; y <= last.y; ++y)
        for (int x = first.x; x <= last.x; ++x)
            for (int sub = 0; sub < kSubsamples * kSubsamples; ++sub) {
                const glm::dvec2 offset{(sub % kSubsamples + 0.5) / kSubsamples, (sub / kSubsamples + 0.5) / kSubsamples};
                if (isInside((glm::dvec2(x, y) + offset) / kScale - 1.0, corners))
                    covered[static_cast<std::size_t>(y) * kShapePx + static_cast<std::size_t>(x)] |= static_cast<std::uint16_t>(1U << sub);
            }
}

/// False for a file that is cut off: it may still open.
bool isWhole(osgText::Font& font) {
    for (const char32_t letter : {U'H', U'0', U'\u1EA4', U'\u1EEF', U'\u0111'}) {
        const osgText::Glyph* drawn = font.getGlyph(osgText::FontResolution(kEmPx, kEmPx), letter);
        if (!drawn || drawn->s() <= 0 || drawn->t() <= 0 || drawn->getHeight() <= 0.0F) return false;
    }
    return true;
}

}  // namespace

GlyphAtlas::GlyphAtlas() : image_(new osg::Image), texture_(new osg::Texture2D) {
    image_->allocateImage(kAtlasPx, kAtlasPx, 1, GL_RED, GL_UNSIGNED_BYTE);
    image_->setInternalTextureFormat(GL_R8);
    std::memset(image_->data(), 0, image_->getTotalSizeInBytes());
    texture_->setImage(image_);
    texture_->setInternalFormat(GL_R8);
    texture_->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR_MIPMAP_LINEAR);
    texture_->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture_->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture_->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture_->setUseHardwareMipMapGeneration(true);
    texture_->setResizeNonPowerOfTwoHint(false);
    texture_->setUnRefImageDataAfterApply(false);
    texture_->setDataVariance(osg::Object::DYNAMIC);

    for (const FontWeight weight : {FontWeight::Regular, FontWeight::Bold}) {
        Face& it = face(weight);
        for (const auto& path : findFontFiles(weight)) {
            it.font = osgText::readRefFontFile(path.string());
            if (it.font && isWhole(*it.font)) break;
            it.font = nullptr;
        }
        it.hasDiacritics = it.font.valid();
        if (!it.font) it.font = osgText::Font::getDefaultFont();
        const osgText::Glyph* capital = it.font->getGlyph(osgText::FontResolution(kEmPx, kEmPx), 'H');
        if (it.hasDiacritics && capital && capital->getHeight() > 0.0F) it.capHeightEm = capital->getHeight();
    }
}

GlyphAtlas::~GlyphAtlas() = default;

void GlyphAtlas::clear() {
    if (glyphs_.empty() && shapes_.empty()) return;
    glyphs_.clear();
    shapes_.clear();
    pen_ = {0, 0};
    rowHeight_ = 0;
    std::memset(image_->data(), 0, image_->getTotalSizeInBytes());
    image_->dirty();
}

bool GlyphAtlas::place(glm::ivec2 size, glm::ivec2& corner) {
    const glm::ivec2 whole = size + 2 * kMarginPx;
    if (pen_.x + whole.x > kAtlasPx) {
        pen_ = {0, pen_.y + rowHeight_};
        rowHeight_ = 0;
    }
    if (whole.x > kAtlasPx || pen_.y + whole.y > kAtlasPx) return false;
    corner = pen_ + kMarginPx;
    pen_.x += whole.x;
    rowHeight_ = std::max(rowHeight_, whole.y);
    return true;
}

void GlyphAtlas::setUv(Glyph& glyph, glm::ivec2 corner, glm::ivec2 size) const {
    glyph.uvMin = glm::dvec2(corner - kMarginPx) / static_cast<double>(kAtlasPx);
    glyph.uvMax = glm::dvec2(corner + size + kMarginPx) / static_cast<double>(kAtlasPx);
}

const GlyphAtlas::Glyph& GlyphAtlas::glyph(char32_t point, FontWeight weight) {
    const auto [entry, isNew] = glyphs_.try_emplace({weight, point});
    Glyph& it = entry->second;
    if (!isNew) return it;
    const Face& from = face(weight);
    const osgText::Glyph* drawn = from.font->getGlyph(osgText::FontResolution(kEmPx, kEmPx), point);
    if (!drawn) return it;
    const double capsPerEm = 1.0 / from.capHeightEm;
    it.advance = drawn->getHorizontalAdvance() * capsPerEm;
    const glm::ivec2 size{drawn->s(), drawn->t()};
    glm::ivec2 corner;
    if (size.x <= 0 || size.y <= 0 || drawn->getHeight() <= 0.0F || drawn->getPixelSizeInBits() != 8 || !place(size, corner))
        return it;
    for (int row = 0; row < size.y; ++row)
        std::memcpy(image_->data(corner.x, corner.y + row), drawn->data(0, row), static_cast<std::size_t>(size.x));
    image_->dirty();
    setUv(it, corner, size);
    const double capsPerPx = capsPerEm * drawn->getHeight() / size.y;
    const osg::Vec2 bearing = drawn->getHorizontalBearing();
    it.min = glm::dvec2(bearing.x(), bearing.y()) * capsPerEm - kMarginPx * capsPerPx;
    it.max = it.min + glm::dvec2(size + 2 * kMarginPx) * capsPerPx;
    return it;
}

std::vector<GlyphAtlas::Glyph> GlyphAtlas::glyphsOf(std::string_view utf8, FontWeight weight) {
    std::u32string points = composedCodePoints(utf8);
    if (!face(weight).hasDiacritics) points = withoutDiacritics(points);
    std::vector<Glyph> all;
    all.reserve(points.size());
    for (const char32_t point : points) all.push_back(glyph(point, weight));
    return all;
}

double GlyphAtlas::widthOf(std::string_view utf8, FontWeight weight) {
    double width = 0.0;
    for (const Glyph& it : glyphsOf(utf8, weight)) width += it.advance;
    return width;
}

const GlyphAtlas::Glyph& GlyphAtlas::shape(const std::string& name, const Triangles& triangles) {
    const auto [entry, isNew] = shapes_.try_emplace(name);
    Glyph& it = entry->second;
    if (!isNew) return it;
    const glm::ivec2 size{kShapePx, kShapePx};
    glm::ivec2 corner;
    if (!place(size, corner)) return it;
    std::vector<std::uint16_t> covered(static_cast<std::size_t>(kShapePx) * kShapePx, 0);
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) cover(covered, &triangles[i]);
    for (int y = 0; y < kShapePx; ++y)
        for (int x = 0; x < kShapePx; ++x) {
            const int hits = std::popcount(covered[static_cast<std::size_t>(y) * kShapePx + static_cast<std::size_t>(x)]);
            *image_->data(corner.x + x, corner.y + y) = static_cast<unsigned char>(hits * 255 / (kSubsamples * kSubsamples));
        }
    image_->dirty();
    setUv(it, corner, size);
    const double margin = 2.0 * kMarginPx / kShapePx;
    it.min = glm::dvec2(-1.0 - margin);
    it.max = glm::dvec2(1.0 + margin);
    return it;
}

}  // namespace saban::viewer
