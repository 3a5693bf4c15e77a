#include "viewer/overlay/image_atlas.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace saban::viewer {

namespace {

constexpr int kMargin = 1;  // clear pixels between neighbours
constexpr int kFirstRows = 256;  // a driver fills whatever it is asked for, which takes a slow one a millisecond a megabyte

}  // namespace

/// Brings the rows that changed since the last draw to the graphics side. What lies below the rows in use is undefined there, and never looked at.
class ImageAtlas::Upload : public osg::Texture2D::SubloadCallback {
   public:
    explicit Upload(osg::Image* image) : image_(image) {}

    void change(int fromRow, int toRow) {
        from_ = std::min(from_, fromRow);
        to_ = std::max(to_, toRow);
    }
    /// Rows that hold something.
    void use(int rows) { rows_ = rows; }
    /// Rows of the texture.
    void setHeight(int rows) { height_ = rows; }
    void load(const osg::Texture2D&, osg::State&) const override {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image_->s(), height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        send(0, rows_);
    }
    void subload(const osg::Texture2D&, osg::State&) const override {
        if (from_ < to_) send(from_, to_);
    }

   private:
    void send(int fromRow, int toRow) const {
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, fromRow, image_->s(), toRow - fromRow, GL_RGBA, GL_UNSIGNED_BYTE, image_->data(0, fromRow));
        from_ = std::numeric_limits<int>::max();
        to_ = 0;
    }
    osg::ref_ptr<osg::Image> image_;
    int rows_ = 0, height_ = 0;
    mutable int from_ = std::numeric_limits<int>::max(), to_ = 0;
};

ImageAtlas::ImageAtlas(int sizePx) : firstPx_(sizePx), sizePx_(0), image_(new osg::Image), texture_(new osg::Texture2D), upload_(new Upload(image_)) {
    texture_->setInternalFormat(GL_RGBA8);
    texture_->setSubloadCallback(upload_);
    texture_->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture_->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture_->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture_->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    texture_->setResizeNonPowerOfTwoHint(false);
    allocate(sizePx);
}

ImageAtlas::~ImageAtlas() = default;

void ImageAtlas::allocate(int sizePx) {
    sizePx_ = sizePx;
    image_->allocateImage(sizePx_, sizePx_, 1, GL_RGBA, GL_UNSIGNED_BYTE);
    setHeight(std::min(kFirstRows, sizePx_));
    empty();
}

/// Places in it stay where they are.
void ImageAtlas::setHeight(int heightPx) {
    heightPx_ = heightPx;
    texture_->setTextureSize(sizePx_, heightPx_);
    texture_->dirtyTextureObject();
    upload_->setHeight(heightPx_);
}

void ImageAtlas::clear() {
    if (sizePx_ != firstPx_) allocate(firstPx_);
    else if (!places_.empty()) empty();
    frame_ = emptiedIn_ = 0;
    wasEmptied_ = false;
}

void ImageAtlas::empty() {
    places_.clear();
    pen_ = {4, 0};
    rowHeight_ = 4;
    rows_ = 0;
    clearRowsTo(rowHeight_);
    const std::array<std::uint8_t, 16> white{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    write({0, 0}, 2, 2, white);
}

/// Memory that nothing was written to yet costs nothing, so rows are cleared as they are used.
void ImageAtlas::clearRowsTo(int row) {
    if (row <= rows_) return;
    int height = heightPx_;
    while (height < row) height *= 2;
    if (height != heightPx_) setHeight(std::min(height, sizePx_));
    std::memset(image_->data(0, rows_), 0, static_cast<std::size_t>(row - rows_) * image_->getRowStepInBytes());
    upload_->change(rows_, row);
    rows_ = row;
    upload_->use(rows_);
}

void ImageAtlas::write(glm::ivec2 corner, int width, int height, std::span<const std::uint8_t> rgba) {
    for (int y = 0; y < height; ++y)
        std::memcpy(image_->data(corner.x, corner.y + y), &rgba[static_cast<std::size_t>(y) * width * 4], static_cast<std::size_t>(width) * 4);
    upload_->change(corner.y, corner.y + height);
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
    clearRowsTo(pen_.y + rowHeight_);
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
        // Emptied in this frame already: what it shows does not fit.
        if (emptiedIn_ == frame_ && sizePx_ < kMostPx) allocate(std::min(sizePx_ * 2, kMostPx));
        else empty();
        emptiedIn_ = frame_;
        wasEmptied_ = true;
        corner = room(size);
        while (!corner && sizePx_ < kMostPx) {
            allocate(std::min(sizePx_ * 2, kMostPx));
            corner = room(size);
        }
    }
    if (!corner) return std::nullopt;
    write(*corner + kMargin, width, height, rgba);
    const glm::dvec2 from = glm::dvec2(*corner + kMargin);
    const Place place{.fromPx = from, .toPx = from + glm::dvec2(width, height)};
    places_[name] = place;
    return place;
}

}  // namespace saban::viewer
