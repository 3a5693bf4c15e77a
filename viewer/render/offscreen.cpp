#include "viewer/render/offscreen.h"

#define EGL_EGLEXT_PROTOTYPES 0
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <fmt/format.h>

#include <array>
#include <cassert>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "geo/core/text.h"

namespace saban::viewer {

struct OffscreenContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;
    bool ownsDisplay = false;  ///< the display may be terminated when its last context goes
    std::string version;
    std::string renderer;
};

namespace {

using Impl = OffscreenContext::Impl;
using Attempts = std::vector<std::string>;

struct GlVersion {
    int major, minor;
};
constexpr std::array<GlVersion, 7> kVersions{{{4, 5}, {4, 4}, {4, 3}, {4, 2}, {4, 1}, {4, 0}, {3, 3}}};

// EGL hands out one display per device, not per caller: it may only be terminated when nobody uses it any more.
std::mutex displayMutex;
std::map<EGLDisplay, int> displayUsers;

bool hasExtension(const char* list, std::string_view name) {
    const std::string_view all = list ? list : "";
    for (std::size_t at = all.find(name); at != std::string_view::npos; at = all.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ')) return true;
    }
    return false;
}

std::string eglErrorName(EGLint code) {
    switch (code) {
        case EGL_SUCCESS: return "no error given";
        case EGL_NOT_INITIALIZED: return "EGL_NOT_INITIALIZED";
        case EGL_BAD_ACCESS: return "EGL_BAD_ACCESS";
        case EGL_BAD_ALLOC: return "EGL_BAD_ALLOC";
        case EGL_BAD_ATTRIBUTE: return "EGL_BAD_ATTRIBUTE";
        case EGL_BAD_CONFIG: return "EGL_BAD_CONFIG";
        case EGL_BAD_CONTEXT: return "EGL_BAD_CONTEXT";
        case EGL_BAD_DISPLAY: return "EGL_BAD_DISPLAY";
        case EGL_BAD_MATCH: return "EGL_BAD_MATCH";
        case EGL_BAD_PARAMETER: return "EGL_BAD_PARAMETER";
        case EGL_BAD_SURFACE: return "EGL_BAD_SURFACE";
        default: return fmt::format("EGL error 0x{:04X}", static_cast<unsigned>(code));
    }
}

void retainDisplay(EGLDisplay display) {
    const std::lock_guard lock(displayMutex);
    ++displayUsers[display];
}

void releaseDisplay(EGLDisplay display, bool terminate) {
    const std::lock_guard lock(displayMutex);
    const auto users = displayUsers.find(display);
    if (users == displayUsers.end() || --users->second > 0) return;
    displayUsers.erase(users);
    if (terminate) eglTerminate(display);
}

void destroy(Impl& impl) {
    if (impl.display == EGL_NO_DISPLAY) return;
    if (impl.context != EGL_NO_CONTEXT) {
        if (eglGetCurrentContext() == impl.context)
            eglMakeCurrent(impl.display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(impl.display, impl.context);
    }
    if (impl.surface != EGL_NO_SURFACE) eglDestroySurface(impl.display, impl.surface);
    releaseDisplay(impl.display, impl.ownsDisplay);
    impl = Impl{};
}

std::optional<EGLConfig> chooseConfig(EGLDisplay display, bool needsPbuffer) {
    const std::array<EGLint, 11> wanted{EGL_SURFACE_TYPE, needsPbuffer ? EGL_PBUFFER_BIT : EGL_DONT_CARE,
                                        EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                        EGL_RED_SIZE, 8, EGL_GREEN_SIZE, 8, EGL_BLUE_SIZE, 8, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglChooseConfig(display, wanted.data(), &config, 1, &count) || count < 1) return std::nullopt;
    return config;
}

EGLContext createContext(EGLDisplay display, EGLConfig config) {
    for (const GlVersion version : kVersions) {
        const std::array<EGLint, 7> wanted{EGL_CONTEXT_MAJOR_VERSION, version.major,
                                           EGL_CONTEXT_MINOR_VERSION, version.minor,
                                           EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                           EGL_CONTEXT_OPENGL_COMPATIBILITY_PROFILE_BIT, EGL_NONE};
        if (EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, wanted.data()); context != EGL_NO_CONTEXT)
            return context;
    }
    return EGL_NO_CONTEXT;
}

/// Reads what the driver says of the context now current. False when that is not OpenGL 3.3 compatibility after all.
bool describeCurrent(Impl& impl) {
    const auto word = [](GLenum name) {
        const GLubyte* text = glGetString(name);
        return std::string(text ? reinterpret_cast<const char*>(text) : "");
    };
    impl.version = word(GL_VERSION);
    impl.renderer = word(GL_RENDERER);
    GLint major = 0, minor = 0, profile = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major);
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    glGetIntegerv(GL_CONTEXT_PROFILE_MASK, &profile);
    return major * 10 + minor >= 33 && (profile & GL_CONTEXT_COMPATIBILITY_PROFILE_BIT) != 0;
}

/// A current context on `display`, or a line in `attempts` that says why not.
std::unique_ptr<Impl> tryDisplay(EGLDisplay display, const std::string& what, bool ownsDisplay, Attempts& attempts) {
    const auto refuse = [&](const std::string& why) {
        attempts.push_back(fmt::format("{}: {}", what, why));
        return nullptr;
    };
    if (display == EGL_NO_DISPLAY) return refuse(fmt::format("no display ({})", eglErrorName(eglGetError())));
    if (!eglInitialize(display, nullptr, nullptr))
        return refuse(fmt::format("cannot initialise ({})", eglErrorName(eglGetError())));
    retainDisplay(display);

    auto impl = std::make_unique<Impl>();
    impl->display = display;
    impl->ownsDisplay = ownsDisplay;
    const auto giveUp = [&](const std::string& why) {
        refuse(why);
        destroy(*impl);
        return nullptr;
    };
    if (!eglBindAPI(EGL_OPENGL_API)) return giveUp("no desktop OpenGL");
    const bool surfaceless = hasExtension(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context");
    const std::optional<EGLConfig> config = chooseConfig(display, !surfaceless);
    if (!config) return giveUp("no fitting framebuffer configuration");
    impl->context = createContext(display, *config);
    if (impl->context == EGL_NO_CONTEXT)
        return giveUp(fmt::format("no OpenGL 3.3 compatibility context ({})", eglErrorName(eglGetError())));
    if (!surfaceless) {
        constexpr std::array<EGLint, 5> size{EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
        impl->surface = eglCreatePbufferSurface(display, *config, size.data());
        if (impl->surface == EGL_NO_SURFACE) return giveUp(fmt::format("no pbuffer ({})", eglErrorName(eglGetError())));
    }
    if (!eglMakeCurrent(display, impl->surface, impl->surface, impl->context))
        return giveUp(fmt::format("cannot make the context current ({})", eglErrorName(eglGetError())));
    if (!describeCurrent(*impl)) return giveUp(fmt::format("the driver gives only OpenGL '{}'", impl->version));
    return impl;
}

std::unique_ptr<Impl> tryDevices(Attempts& attempts) {
    const auto queryDevices = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (!queryDevices || !queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count)) {
        attempts.push_back(fmt::format("EGL_EXT_platform_device: no list of devices ({})", eglErrorName(eglGetError())));
        return nullptr;
    }
    for (EGLint i = 0; i < count; ++i) {
        EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr);
        if (auto impl = tryDisplay(display, fmt::format("EGL_EXT_platform_device {}", i), true, attempts)) return impl;
    }
    return nullptr;
}

}  // namespace

OffscreenContext::OffscreenContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

OffscreenContext::~OffscreenContext() { destroy(*impl_); }

geo::Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
    Attempts attempts;
    std::unique_ptr<Impl> impl;
    const char* clientExtensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (hasExtension(clientExtensions, "EGL_MESA_platform_surfaceless"))
        impl = tryDisplay(eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr),
                          "EGL_MESA_platform_surfaceless", true, attempts);
    else
        attempts.push_back("EGL_MESA_platform_surfaceless: not offered");
    // A window system's own connection may hang on the default display: it is never terminated here.
    if (!impl) impl = tryDisplay(eglGetDisplay(EGL_DEFAULT_DISPLAY), "EGL_DEFAULT_DISPLAY", false, attempts);
    if (!impl) {
        if (hasExtension(clientExtensions, "EGL_EXT_platform_device"))
            impl = tryDevices(attempts);
        else
            attempts.push_back("EGL_EXT_platform_device: not offered");
    }
    if (!impl) {
        std::string tried;
        for (const std::string& attempt : attempts) tried += (tried.empty() ? "" : "; ") + attempt;
        return geo::fail(geo::ErrorCode::Unsupported,
                         text(SABAN_TR("viewer", "cannot draw without a window: no EGL device gives OpenGL 3.3 with the "
                                                 "compatibility profile (tried {}). Install Mesa's drivers: "
                                                 "apt-get install libegl1 libgl1-mesa-dri"),
                              tried));
    }
    return std::unique_ptr<OffscreenContext>(new OffscreenContext(std::move(impl)));
}

void OffscreenContext::makeCurrent() {
    [[maybe_unused]] const EGLBoolean done =
        eglMakeCurrent(impl_->display, impl_->surface, impl_->surface, impl_->context);
    assert(done && "a context is current on one thread at a time");
}

const std::string& OffscreenContext::version() const { return impl_->version; }

const std::string& OffscreenContext::renderer() const { return impl_->renderer; }

}  // namespace saban::viewer
