#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <osg/Notify>
#include <string>
#include <string_view>
#if __has_include(<malloc.h>)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "geo/core/text.h"
#include "geo/raster/raster_file.h"
#include "viewer/app/language.h"
#include "viewer/app/program_log.h"
#include "viewer/app/run_window.h"
#include "viewer/cli/bench_command.h"
#include "viewer/cli/brief_command.h"
#include "viewer/cli/check_command.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/history_command.h"
#include "viewer/cli/edit_command.h"
#include "viewer/cli/exchange_command.h"
#include "viewer/cli/info_command.h"
#include "viewer/cli/plan_command.h"
#include "viewer/cli/profile_command.h"
#include "viewer/cli/register_command.h"
#include "viewer/cli/render_command.h"
#include "viewer/cli/version_text.h"
#include "viewer/cli/window_command.h"

namespace {

/// Tiles, and the frames of software drawing, take and free blocks of some hundred kilobytes all the time. Left to itself the
/// C library hands each back to the system, which clears every page of it for the next one.
void keepFreedMemory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);  // of each arena, so let there be few
    mallopt(M_ARENA_MAX, 4);
#endif
}

/// The first touch of a page of memory costs more than most of what is then done in it. So the heap begins with room for a start, and in large pages where the
/// system gives them to those who ask.
void beginWithLargePages() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    constexpr std::uintptr_t kLargePage = 2 << 20;
    constexpr int kRoom = 48 << 20, kLaterRoom = 1 << 20;  // more than is kept when freed would be given back at once
    const auto before = reinterpret_cast<std::uintptr_t>(sbrk(0));
    mallopt(M_TOP_PAD, kRoom);
    void* volatile block = std::malloc(kLargePage);  // more than is left of the heap: it grows
    std::free(block);
    mallopt(M_TOP_PAD, kLaterRoom);
    const std::uintptr_t begin = (before + kLargePage - 1) / kLargePage * kLargePage, end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    if (begin + kLargePage < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // refused where there are none
#endif
}

/// A limit on the size of files is told like a full disk, instead of ending the program.
void ignoreFileLimit() {
#ifdef SIGXFSZ
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

/// What a driver refuses is told in one line that says what to do; OpenSceneGraph would write its own about every shader beside it. Whoever wants those sets OSG_NOTIFY_LEVEL.
void quietSceneGraph() {
    if (!std::getenv("OSG_NOTIFY_LEVEL")) osg::setNotifyLevel(osg::FATAL);
}

/// The one line that Qt writes on a machine without a session of its own: nothing that people could or should do anything about.
void leaveOutRuntimeFolder(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (message.contains(QLatin1String("XDG_RUNTIME_DIR"))) return;
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
}

/// True for the commands that draw signs, or ask whether there are such: these need fonts.
bool drawsPictures(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (const std::string_view word = argv[i]; word == "render" || word == "bench" || word == "check" || word == "profile" || word == "brief") return true;
    return false;
}

/// An application object without a window or a display.
std::unique_ptr<QCoreApplication> consoleApplication(int& argc, char** argv) {
    if (!drawsPictures(argc, argv)) return std::make_unique<QCoreApplication>(argc, argv);
    qInstallMessageHandler(leaveOutRuntimeFolder);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace saban;
    keepFreedMemory();
    beginWithLargePages();
    ignoreFileLimit();
    quietSceneGraph();
    // The window makes its own application object; until it is clear that one is wanted, a console one serves translation.
    auto console = consoleApplication(argc, argv);
    std::setlocale(LC_NUMERIC, "C");  // Qt takes the user's locale: numbers on the command line have a decimal point
    app::setLanguage(cli::languageFromArguments(argc, argv).value_or(app::languageFromSystem()));
    geo::initialiseGdal();
    cli::setErrorListener([](const geo::Error& error) {
        app::startLog(app::LogWriter::Command);
        app::logError(error);
    });

    CLI::App commands(translated(SABAN_TR("cli", "Saban, the digital sand table. Without a command it opens the window.")), "saban");
    commands.get_formatter()->column_width(34);
    int exitStatus = cli::kDone;
    cli::addInfoCommand(commands, exitStatus);
    cli::addNewCommand(commands, exitStatus);
    cli::addAddCommand(commands, exitStatus);
    cli::addImportCommand(commands, exitStatus);
    cli::addExportCommand(commands, exitStatus);
    cli::addCheckCommand(commands, exitStatus);
    cli::addHistoryCommand(commands, exitStatus);
    cli::addRestoreCommand(commands, exitStatus);
    cli::addDiffCommand(commands, exitStatus);
    cli::addRegisterCommand(commands, exitStatus);
    cli::addSetCommand(commands, exitStatus);
    cli::addRemoveCommand(commands, exitStatus);
    cli::addRenderCommand(commands, exitStatus);
    cli::addProfileCommand(commands, exitStatus);
    cli::addBriefCommand(commands, exitStatus);
    cli::addBenchCommand(commands, exitStatus);
    cli::WindowArguments window;
    window.addTo(commands);
    bool wantsVersion = false;
    commands.add_flag("--version", wantsVersion, translated(SABAN_TR("cli", "Versions of the program and its libraries")));
    commands.require_subcommand(0, 1);
    try {
        commands.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return commands.exit(error) == 0 ? cli::kDone : cli::kWrongUsage;
    }
    if (wantsVersion) {
        cli::printVersions();
        return cli::kDone;
    }
    if (!commands.get_subcommands().empty()) return exitStatus;

    const auto options = window.options();
    if (!options) return cli::reportError(options.error());
    console = nullptr;
    return app::runWindow(argc, argv, *options);
}
