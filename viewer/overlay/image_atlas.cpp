#include "viewer/overlay/image_atlas.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace saban::viewer {

namespace {

constexpr int kMargin = 1;  // clear pixels between neighbours

}  // namespace

ImageAtlas::ImageAtlas(int sizePx) : sizePx_(sizePx), image_(new osg::Image), texture_(new osg::Texture2D) {
    image_->allocateImage(sizePx_, sizePx_, 1, GL_RGBA, GL_UNSIGNED_BYTE);
    image_->setInternalTextureFormat(GL_RGBA8);
    texture_->setImage(image_);
    texture_->setInternalFormat(GL_RGBA8);
    texture_->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture_->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture_->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture_->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture_->setResizeNonPowerOfTwoHint(false);
    texture_->setUnRefImageDataAfterApply(false);
    empty();
}

void ImageAtlas::empty() {
    std::memset(image_->data(), 0, image_->getTotalSizeInBytes());
    places_.clear();
    pen_ = {4, 0};
    rowHeight_ = 4;
    const std::array<std::uint8_t, 16> white{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    write({0, 0}, 2, 2, white);
}

void ImageAtlas::write(glm::ivec2 corner, int width, int height, std::span<const std::uint8_t> rgba) {
    for (int y = 0; y < height; ++y)
        std::memcpy(image_->data(corner.x, corner.y + y), &rgba[static_cast<std::size_t>(y) * width * 4], static_cast<std::size_t>(width) * 4);
    image_->dirty();
}

std::optional<glm::ivec2> ImageAtlas::room(glm::ivec2 size) {
    if (pen_.x + size.x > sizePx_) {
        pen_ = {0, pen_.y + rowHeight_};
        rowHeight_ = 0;
    }
    if (size.x > sizePx_ || pen_.y + size.y > sizePx_) return std::nullopt;
    const glm::ivec2 corner = pen_;
    pen_.x += size.x;
    rowHeight_ = std::max(rowHeight_, size.y);
    return corner;
}

std::optional<ImageAtlas::Place> ImageAtlas::find(const std::string& name) {
    const auto found = places_.find(name);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ImageAtlas::Place> ImageAtlas::add(const std::string& name, int width, int height, std::span<const std::uint8_t> rgba) {
    if (width <= 0 || height <= 0) return std::nullopt;
    const glm::ivec2 size{width + 2 * kMargin, height + 2 * kMargin};
    auto corner = room(size);
    if (!corner) {
        empty();
        wasEmptied_ = true;
        corner = room(size);
    }
    if (!corner) return std::nullopt;
    write(*corner + kMargin, width, height, rgba);
    const glm::dvec2 from = glm::dvec2(*corner + kMargin);
    Place place{.uvMin = from / double(sizePx_), .uvMax = (from + glm::dvec2(width, height)) / double(sizePx_), .sizePx = {width, height}};
    places_[name] = place;
    return place;
}

}  // namespace saban::viewer
