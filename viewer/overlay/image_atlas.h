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

/// Many small pictures in one texture, so that all of them are one draw. When it is full, those not used lately make room.
/// Thread safety: one thread.
class ImageAtlas {
   public:
    static constexpr int kSizePx = 2048;  ///< room for the signs and names of a screen

    struct Place {
        glm::dvec2 uvMin{0.0}, uvMax{0.0};  ///< v runs down, as rows do
        glm::dvec2 sizePx{0.0};
    };

    /// Each change brings the whole texture to the graphics side: small ones suit what changes often.
    explicit ImageAtlas(int sizePx = kSizePx);

    /// Begins a frame: what is found from now on is in use.
    void beginFrame() { ++frame_; }
    /// Nothing when it is not there.
    std::optional<Place> find(const std::string& name);
    /// Colours multiplied with alpha, rows from the top. Nothing when even an emptied texture has no room, or for an empty picture.
    std::optional<Place> add(const std::string& name, int width, int height, std::span<const std::uint8_t> rgba);
    /// An opaque white texel, for lines.
    glm::dvec2 white() const { return {1.0 / sizePx_, 1.0 / sizePx_}; }
    /// True once when room had to be made: places found before no longer hold.
    bool wasEmptied() { return std::exchange(wasEmptied_, false); }

    osg::Texture2D* texture() { return texture_; }

   private:
    std::optional<glm::ivec2> room(glm::ivec2 size);
    void empty();
    void write(glm::ivec2 corner, int width, int height, std::span<const std::uint8_t> rgba);

    int sizePx_;
    osg::ref_ptr<osg::Image> image_;
    osg::ref_ptr<osg::Texture2D> texture_;
    std::unordered_map<std::string, Place> places_;
    glm::ivec2 pen_{0};
    int rowHeight_ = 0;
    std::uint64_t frame_ = 0;
    bool wasEmptied_ = false;
};

}  // namespace saban::viewer
