#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

/// An OpenGL context without window or X server (EGL surfaceless, else a pbuffer), current on the thread that made it.
class OffscreenContext {
   public:
    /// Errors: `Unsupported` when no EGL device gives OpenGL 3.3 compatibility, naming what was tried.
    static geo::Result<std::unique_ptr<OffscreenContext>> create();
    ~OffscreenContext();
    void makeCurrent();
    const std::string& version() const;   ///< "4.5 (Compatibility Profile) Mesa 22.3.6"
    const std::string& renderer() const;

    struct Impl;

   private:
    explicit OffscreenContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A picture, 8 bits red, green, blue, first row on top.
struct Picture {
    glm::ivec2 sizePx{0, 0};
    std::vector<std::uint8_t> rgb;
};

struct PictureStats {
    std::int64_t triangles = 0;
    int tiles = 0;
    double timeS = 0.0;
    std::string renderer;
};

/// Draws until everything is at full detail for the view set in `table`, then takes the picture.
/// Errors: those of `TableView::draw`; `Unreadable` when tiles could not be read; `Cancelled`.
geo::Result<Picture> takePicture(OffscreenContext& context, TableView& table, glm::ivec2 sizePx, int samples,
                                 PictureStats* stats = nullptr, std::stop_token stop = {}, const geo::Progress& progress = {});

/// Writes a PNG beside the target and renames it. `description`: such as the marking of its plan, kept in the file as text. Errors: `WriteFailed`.
geo::Result<void> writePng(const Picture& picture, const std::string& path, const std::string& description = {});

}  // namespace saban::viewer
