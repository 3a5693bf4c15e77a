#include "viewer/render/offscreen.h"

#include <GL/gl.h>
#include <gtest/gtest.h>

#include <thread>

namespace saban::viewer {
namespace {

TEST(OffscreenContext, GivesACurrentCompatibilityContextOfVersion33OrLater) {
    const auto context = OffscreenContext::create();
    ASSERT_TRUE(context) << context.error().message;
    GLint major = 0, minor = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major);
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    EXPECT_GE(major * 10 + minor, 33);
    // The matrix stack exists in the compatibility profile only.
    glMatrixMode(GL_MODELVIEW);
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
    EXPECT_EQ((*context)->version(), reinterpret_cast<const char*>(glGetString(GL_VERSION)));
    EXPECT_EQ((*context)->renderer(), reinterpret_cast<const char*>(glGetString(GL_RENDERER)));
}

TEST(OffscreenContext, OutlivesAnotherOneOnTheSameDisplay) {
    const auto kept = OffscreenContext::create();
    ASSERT_TRUE(kept) << kept.error().message;
    {
        const auto brief = OffscreenContext::create();
        ASSERT_TRUE(brief) << brief.error().message;
    }
    (*kept)->makeCurrent();
    EXPECT_NE(glGetString(GL_VERSION), nullptr);
}

TEST(OffscreenContext, CanBeMadeOnAnyThread) {
    std::string version;
    std::thread([&] {
        if (const auto context = OffscreenContext::create()) version = (*context)->version();
    }).join();
    EXPECT_FALSE(version.empty());
}

}  // namespace
}  // namespace saban::viewer
