// What the window does with graphics that fail, go away or come back as others.
#include <QFile>
#include <QImage>
#include <QOpenGLContext>
#include <QSet>
#include <QVBoxLayout>

#include "layers/edit/feature_edits.h"
#include "layers/store/plan_store.h"
#include "tests/support/sample_plan.h"
#include "tests/viewer/app/child_program.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/export_dialog.h"

namespace saban::test {
namespace {

class GraphicsTest : public WindowTest {
   protected:
    QImage picture() { return table().grabFramebuffer().convertToFormat(QImage::Format_RGB32); }

    /// Mean difference of the channels, 0 to 255; 255 for pictures of different sizes.
    static double differenceOf(const QImage& a, const QImage& b) {
        if (a.size() != b.size()) return 255.0;
        double sum = 0.0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
                sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
            }
        return sum / (3.0 * a.width() * a.height());
    }

    /// The program with a driver that lacks something: ends with 1 and the words, and never crashes.
    void expectMessage(const QStringList& environment, const char* words) {
        const QString shot = folder_.file("shot.png");
        ChildProgram program({writeElevation(folder_, "valley.tif"), QStringLiteral("--screenshot"), shot, QStringLiteral("--force")}, environment);
        ASSERT_TRUE(program.waitForEnd(kPatienceMs));
        EXPECT_FALSE(program.hasCrashed());
        EXPECT_EQ(program.exitCode(), 1);
        const QString errors = program.errors();
        EXPECT_TRUE(errors.contains(QLatin1String(words))) << errors.toStdString();
        EXPECT_TRUE(errors.contains(QLatin1String("LIBGL_ALWAYS_SOFTWARE=1"))) << "what to do: " << errors.toStdString();
        EXPECT_TRUE(QFile::exists(shot)) << "the window itself is there";
    }
};

TEST_F(GraphicsTest, ATableMovedToAnotherWindowIsDrawnAnewInItsContext) {
    openSample();
    const QImage before = picture();
    const QSize size = table().size();
    const auto* context = table().context();
    QWidget other;
    auto* layout = new QVBoxLayout(&other);
    layout->setContentsMargins(0, 0, 0, 0);
    QWidget* stage = &window_->stage();
    layout->addWidget(stage);
    other.resize(size);
    other.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&other));
    stage->show();
    settle();
    ASSERT_EQ(table().size(), size);
    EXPECT_TRUE(messages().messages().isEmpty()) << messages().messages().join("\n").toStdString();
    EXPECT_NE(table().context(), context) << "the test is void: the context stayed";
    EXPECT_LT(differenceOf(before, picture()), 0.5);
    // And back again, into a context once more another.
    window_->setCentralWidget(stage);
    stage->show();
    settle();
    QSet<QRgb> across;  // its size may be another
    const QImage back = picture();
    for (int x = 0; x < back.width(); ++x) across.insert(back.pixel(x, back.height() / 2));
    EXPECT_GE(across.size(), 60);
    EXPECT_TRUE(table().failure().empty());
}

TEST_F(GraphicsTest, AMinimisedWindowDrawsNothingAndComesBackWithItsPicture) {
    openSample();
    const QImage before = picture();
    window_->hide();
    const auto drawn = table().framesDrawn();
    table().turnBy(5.0, 0.0);
    table().turnBy(-5.0, 0.0);
    QTest::qWait(300);
    EXPECT_EQ(table().framesDrawn(), drawn);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    settle();
    EXPECT_LT(differenceOf(before, picture()), 0.5);
}

TEST_F(GraphicsTest, ATableOfNoSizeIsNoTrouble) {
    openSample();
    const QImage before = picture();
    const QSize size = table().size();
    table().setMinimumSize(0, 0);
    table().resize(0, 0);
    QTest::qWait(100);
    table().update();
    table().turnBy(90.0, 0.0);
    table().turnBy(-90.0, 0.0);
    QTest::qWait(100);
    table().resize(size);
    table().goHome();
    settle();
    EXPECT_TRUE(table().failure().empty());
    EXPECT_EQ(picture().size(), before.size());
}

TEST_F(GraphicsTest, AnOldOpenGlIsToldInTheWindow) { expectMessage({QStringLiteral("MESA_GL_VERSION_OVERRIDE=2.1")}, "OpenGL 3.3 is needed"); }

// Shaders of version 1.50 at most: those of Qt are taken, and ours of 3.30 refused.
TEST_F(GraphicsTest, AShaderThatTheDriverRefusesIsToldInTheWindow) {
    expectMessage({QStringLiteral("MESA_GL_VERSION_OVERRIDE=3.3"), QStringLiteral("MESA_GLSL_VERSION_OVERRIDE=150")}, "refuses a shader");
}

/// In a process whose driver refuses all shaders: `window_test_without_shaders` of ctest.
class WithoutShadersTest : public WindowTest {
 protected:
    void SetUp() override {
        if (qgetenv("MESA_GLSL_VERSION_OVERRIDE") != "150") GTEST_SKIP() << "the driver takes shaders here";
        WindowTest::SetUp();
    }
};

TEST_F(WithoutShadersTest, AllButTheTableGoesOn) {
    layers::Plan plan = smallPlan();
    const QString ground = writeElevation(folder_, "valley.tif");
    layers::PlanEditor editor(plan);
    for (const auto& row : plan.all<layers::MapLayer>().rows()) {
        layers::MapLayer layer = *row;
        layer.path = ground.toStdString();
        editor.put(layer);
    }
    const std::string path = folder_.file("plan.gpkg").toStdString();
    ASSERT_TRUE(layers::PlanStore::create(path, editor.plan()));
    window_->openFiles({QString::fromStdString(path)});
    app::PlanSession& session = window_->desk().session();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.plan() && !table().failure().empty(); }, kPatienceMs));
    EXPECT_NE(table().failure().find("refuses a shader"), std::string::npos) << table().failure();
    EXPECT_TRUE(messages().messages().join('\n').contains("LIBGL_ALWAYS_SOFTWARE=1")) << messages().messages().join('\n').toStdString();
    // The plan is there, can be searched, edited and taken back, and written; moving the table's view changes nothing.
    table().turnBy(30.0, 0.0);
    table().grab();
    EXPECT_EQ(window_->desk().works().summary().contains("40 %"), true) << window_->desk().works().summary().toStdString();
    const auto edit = layers::removeFeatures(*session.plan(), std::vector{layers::FeatureRef{"areas", session.plan()->all<layers::Area>().rows().front()->uid}});
    ASSERT_TRUE(session.apply(edit));
    EXPECT_EQ(session.plan()->all<layers::Area>().size(), 0u);
    window_->desk().undo->trigger();
    EXPECT_EQ(session.plan()->all<layers::Area>().size(), 1u);
    window_->planStart().exportFrom({"works"});
    app::ExportDialog* dialog = window_->planStart().exportWindow();
    ASSERT_NE(dialog, nullptr);
    dialog->fileField().setText(folder_.file("works.csv"));
    dialog->accept();
    ASSERT_TRUE(QTest::qWaitFor([this] { return QFile::exists(folder_.file("works.csv")) && !window_->planStart().exportWindow(); }, kPatienceMs));
    window_->planStart().close->trigger();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !session.plan(); }, kPatienceMs));
}

TEST_F(GraphicsTest, AMachineWithoutAnyOpenGlStillShowsTheWindowAndSaysSo) {
    const QString shot = folder_.file("shot.png");
    ChildProgram program({writeElevation(folder_, "valley.tif"), QStringLiteral("--screenshot"), shot}, {QStringLiteral("QT_XCB_GL_INTEGRATION=none")});
    ASSERT_TRUE(program.waitForEnd(kPatienceMs));
    EXPECT_FALSE(program.hasCrashed());
    EXPECT_EQ(program.exitCode(), 1);
    const QString errors = program.errors();
    EXPECT_TRUE(errors.contains(QLatin1String("this machine gives the window no OpenGL"))) << errors.toStdString();
    EXPECT_TRUE(QFile::exists(shot));
}

}  // namespace
}  // namespace saban::test
