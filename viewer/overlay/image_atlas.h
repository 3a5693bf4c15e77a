#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <osg/Image>
#include <osg/Texture2D>
#include <osg/ref_ptr>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace saban::viewer {

/// Many small pictures in one texture, so that all of them are one draw. It is as high as its pictures need, in steps, up to its width; when it is full, all make room; when the
/// pictures of one frame do not fit, it grows, up to `kMostPx` on a side. Only the rows that changed go to the graphics side.
/// Thread safety: one thread.
class ImageAtlas {
   public:
    static constexpr int kSizePx = 2048;  ///< room for the signs and names of a screen
    static constexpr int kMostPx = 4096;

    struct Place {
        glm::dvec2 fromPx{0.0}, toPx{0.0};  ///< corners in the texture, in texels; y runs down, as rows do
        glm::dvec2 sizePx() const { return toPx - fromPx; }
    };

    /// `sizePx`: its width, and how high it becomes at most before it must grow.
    explicit ImageAtlas(int sizePx = kSizePx);
    ~ImageAtlas();
    ImageAtlas(const ImageAtlas&) = delete;
    ImageAtlas& operator=(const ImageAtlas&) = delete;

    /// Begins a frame: what is found from now on is in use.
    void beginFrame() { ++frame_; }
    /// Nothing when it is not there.
    std::optional<Place> find(const std::string& name);
    /// Colours multiplied with alpha, rows from the top. Nothing when even an emptied texture has no room, or for an empty picture.
    std::optional<Place> add(const std::string& name, int width, int height, std::span<const std::uint8_t> rgba);
    /// Forgets all pictures: as it was at first.
    void clear();
    /// An opaque white texel, for lines.
    glm::dvec2 white() const { return {1.0, 1.0}; }
    /// True once when room had to be made: places found before no longer hold.
    bool wasEmptied() { return std::exchange(wasEmptied_, false); }

    osg::Texture2D* texture() { return texture_; }
    /// Of the texture.
    glm::ivec2 textureSizePx() const { return {sizePx_, heightPx_}; }

   private:
    class Upload;
    std::optional<glm::ivec2> room(glm::ivec2 size);
    void allocate(int sizePx);
    void setHeight(int heightPx);
    void empty();
    void clearRowsTo(int row);
    void write(glm::ivec2 corner, int width, int height, std::span<const std::uint8_t> rgba);

    int firstPx_, sizePx_, heightPx_ = 0;
    osg::ref_ptr<osg::Image> image_;
    osg::ref_ptr<osg::Texture2D> texture_;
    std::unordered_map<std::string, Place> places_;
    glm::ivec2 pen_{0};
    int rowHeight_ = 0;
    int rows_ = 0;  ///< that were cleared, from the top
    std::uint64_t frame_ = 0;
    std::uint64_t emptiedIn_ = 0;  ///< frame
    osg::ref_ptr<Upload> upload_;
    bool wasEmptied_ = false;
};

}  // namespace saban::viewer
