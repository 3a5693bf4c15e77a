#include "viewer/cli/render_command.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/briefing/register.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_arguments.h"
#include "viewer/cli/view_arguments.h"
#include "viewer/render/offscreen.h"

namespace saban::cli {

namespace {

struct RenderArguments {
    GroundArguments ground;
    ViewArguments view;
    LookArguments look;
    PlanArguments plan;
    std::string output;
    std::string size = "1920x1080";
    int samples = 4;
    bool force = false;
    bool json = false;
};

struct Rendered {
    viewer::PictureStats stats;
    std::optional<double> metresPerPixel{};  ///< of a map
};

geo::Result<Rendered> render(const RenderArguments& arguments) {
    const std::stop_token stop = interruptToken();
    auto size = parseSize(arguments.size);
    if (!size) return tl::unexpected(size.error());
    if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    const auto opened = openTable(arguments.ground, stop);
    if (!opened) return tl::unexpected(opened.error());
    const auto& ground = opened->ground;
    auto look = arguments.look.look(*ground);
    if (!look) return tl::unexpected(look.error());

    auto context = viewer::OffscreenContext::create();
    if (!context) return tl::unexpected(context.error());
    viewer::TableView table(viewer::Completeness::Final);
    table.resize(*size);
    table.setFieldOfView(arguments.view.fovDeg);
    table.setLook(*look);
    table.setGround(ground);
    table.awaitOverviews(stop, terminalProgress(arguments.output));
    ViewArguments viewArguments = arguments.view;
    if (auto applied = arguments.plan.apply(*opened, table, viewArguments); !applied) return tl::unexpected(applied.error());
    auto view = viewArguments.viewpoint(table, arguments.ground);
    if (!view) return tl::unexpected(view.error());
    const auto cut = arguments.look.chosenCut(*ground, arguments.ground);
    if (!cut) return tl::unexpected(cut.error());
    table.setCut(*cut);
    table.camera().setView(*view);

    viewer::PictureStats stats;
    auto picture = viewer::takePicture(**context, table, *size, arguments.samples, &stats, stop, terminalProgress(arguments.output));
    printWarnings(table.planWarnings());
    for (const auto& failure : table.status().failures) std::fprintf(stderr, "saban: warning: %s\n", failure.c_str());
    table.releaseGl();
    if (!picture) return tl::unexpected(picture.error());
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    const std::string marking = opened->plan ? opened->plan->settings.marking : std::string();
    if (auto written = viewer::writePng(*picture, arguments.output, marking); !written) return tl::unexpected(written.error());
    if (opened->plan) printWarnings(layers::enterOutputs(opened->planPath, marking, "picture", std::span(&arguments.output, 1)));
    const viewer::OrbitCamera& camera = table.camera();
    return Rendered{.stats = stats, .metresPerPixel = camera.view().isFlat() ? std::optional(viewer::metresPerPixelOf(camera.view(), camera.projection())) : std::nullopt};
}

}  // namespace

void addRenderCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("render", translated(SABAN_TR("cli", "Takes one picture of the table, without a window")));
    auto arguments = std::make_shared<RenderArguments>();
    command->add_option("TERRAIN", arguments->ground.files, translated(SABAN_TR("cli", "A plan, or elevation, imagery and vector files, told apart by what they hold")));
    command->add_option("-o,--output", arguments->output, translated(SABAN_TR("cli", "PNG file to write")))->required();
    command->add_option("--size", arguments->size, translated(SABAN_TR("cli", "Width x height in pixels (default 1920x1080)")));
    command->add_option("--samples", arguments->samples, translated(SABAN_TR("cli", "Samples per pixel: 1, 2, 4 or 8 (default 4)")))
        ->check(CLI::IsMember({0, 1, 2, 4, 8}));
    arguments->ground.addTo(*command);
    arguments->view.addTo(*command);
    arguments->look.addTo(*command);
    arguments->look.addCutTo(*command);
    arguments->plan.addTo(*command);
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print what was drawn as JSON")));
    command->callback([arguments, &exitStatus] {
        const auto rendered = render(*arguments);
        if (!rendered) {
            exitStatus = reportError(rendered.error());
            return;
        }
        exitStatus = kDone;
        if (arguments->json) {
            const viewer::PictureStats& stats = rendered->stats;
            nlohmann::json report{{"output", arguments->output}, {"triangles", stats.triangles}, {"tiles", stats.tiles}, {"time_s", stats.timeS}, {"renderer", stats.renderer}};
            if (rendered->metresPerPixel) report["metres_per_pixel"] = *rendered->metresPerPixel;
            exitStatus = writeReport(report.dump(), {});
        }
    });
}

}  // namespace saban::cli
