#include <condition_variable>
#include <mutex>

#include "geo/core/text.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"

namespace saban::viewer {

geo::Result<Picture> takePicture(OffscreenContext& context, TableView& table, glm::ivec2 sizePx, int samples, PictureStats* stats,
                                 std::stop_token stop, const geo::Progress& progress) {
    const auto begin = std::chrono::steady_clock::now();
    context.makeCurrent();
    table.resize(sizePx);

    std::mutex mutex;
    std::condition_variable_any wake;
    bool isAwake = false;
    table.setWakeUp([&] {
        const std::lock_guard lock(mutex);
        isAwake = true;
        wake.notify_one();
    });
    const struct Silence {
        TableView& table;
        ~Silence() { table.setWakeUp(nullptr); }
    } silence{table};

    int most = 0;
    while (!table.prepare()) {
        if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before the picture was complete")));
        const ViewStatus status = table.status();
        most = std::max(most, status.tilesPending);
        if (most > 0) geo::report(progress, 1.0 - static_cast<double>(status.tilesPending) / most);
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, std::chrono::milliseconds(100), [&] { return isAwake; });
        isAwake = false;
    }
    Framebuffer target;
    if (!target.ensure(sizePx, 0, Framebuffer::Depth::None))
        return geo::fail(geo::ErrorCode::Unsupported,
                         text(SABAN_TR("viewer", "cannot take a picture of {0} x {1} pixels: the driver refuses the buffer. Ask for a smaller one."),
                              sizePx.x, sizePx.y));
    if (auto drawn = table.draw(target.id(), {.samples = samples}); !drawn) {
        target.release();
        return tl::unexpected(drawn.error());
    }
    Picture picture{.sizePx = sizePx, .rgb = target.readRgb()};
    target.release();

    const ViewStatus status = table.status();
    if (stats) {
        stats->triangles = status.triangles;
        stats->tiles = status.tilesDrawn;
        stats->renderer = table.rendererName();
        stats->timeS = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    if (status.tilesFailed > 0 && !status.failures.empty()) return geo::fail(geo::ErrorCode::Unreadable, status.failures.front());
    return picture;
}

}  // namespace saban::viewer
