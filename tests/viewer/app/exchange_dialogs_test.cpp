// Lists that are read into a plan and written from it, in dialogs over a real window.
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "layers/exchange/import.h"
#include "layers/store/plan_store.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/column_table.h"
#include "viewer/app/crs_choice.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/import_dialog.h"

namespace saban::test {
namespace {

class ExchangeDialogsTest : public WindowTest {
   protected:
    void openPlan() {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor{layers::Plan{}};
        layers::PlanSettings settings;
        settings.name = "Thử";
        settings.crs = "EPSG:3405";
        editor.setSettings(settings);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        window_->openFiles({QString::fromStdString(path_)});
        settle();
        ASSERT_TRUE(session().plan());
    }
    app::PlanSession& session() { return window_->desk().session(); }
    std::size_t structures() { return session().plan()->all<layers::Structure>().size(); }

    QString writeList(const char* name, const QByteArray& content) {
        QFile file(folder_.file(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    /// The dialog with that list typed in, read.
    app::ImportDialog* importDialog(const QString& list) {
        window_->activateWindow();  // there is no window manager to do it once a dialog is closed
        EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
        QTest::keyClick(window_.get(), Qt::Key_I, Qt::ControlModifier);
        app::ImportDialog* dialog = window_->planStart().importWindow();
        EXPECT_NE(dialog, nullptr);
        if (!dialog) return nullptr;
        EXPECT_TRUE(QTest::qWaitForWindowExposed(dialog));
        QTest::keyClicks(&dialog->fileField(), list);
        QTest::keyClick(&dialog->fileField(), Qt::Key_Return);
        wait(*dialog);
        return dialog;
    }
    static void wait(app::ImportDialog& dialog) { ASSERT_TRUE(waitFor([&] { return !dialog.isReading(); }, kPatienceMs)); }
    /// As a person chooses an entry.
    static void choose(QComboBox& box, const QString& data) {
        const int row = box.findData(data);
        ASSERT_GE(row, 0) << data.toStdString();
        box.setCurrentIndex(row);
        emit box.activated(row);
    }

    std::string path_;
};

TEST_F(ExchangeDialogsTest, AListIsShownThenImportedAsOneEditThatCanBeUndone) {
    openPlan();
    app::ImportDialog* dialog = importDialog(writeList("cong_trinh.csv", "Tên,Loại,X,Y,Tiến độ\nHầm 1,A,2324000,586000,50\nHầm 2,B,2324100,586100,80\nHầm 3,C,here,there,10\n"));
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(structures(), 0u);  // nothing is changed before it is accepted
    EXPECT_TRUE(dialog->summary().contains("3 rows read: 2 to be added")) << dialog->summary().toStdString();
    EXPECT_TRUE(dialog->remarks().join("\n").contains("4 skipped")) << dialog->remarks().join("\n").toStdString();
    EXPECT_TRUE(dialog->kindChoice().currentText().contains("Structures")) << dialog->kindChoice().currentText().toStdString();
    EXPECT_EQ(dialog->columns().choice(0)->currentData().toString(), "name");
    EXPECT_EQ(dialog->columns().item(1, 0)->text(), QString::fromUtf8("Hầm 1"));
    ASSERT_TRUE(dialog->importButton().isEnabled());
    QTest::mouseClick(&dialog->importButton(), Qt::LeftButton);
    EXPECT_EQ(structures(), 2u);
    EXPECT_EQ(session().plan()->all<layers::WorkItem>().size(), 2u);
    const auto& bunker = *session().plan()->all<layers::Structure>().rows().front();
    EXPECT_NEAR(bunker.geometry.at().x, bunker.name == "Hầm 1" ? 586000.0 : 586100.0, 0.001);
    session().undo();
    EXPECT_EQ(structures(), 0u);
    EXPECT_EQ(session().plan()->all<layers::WorkItem>().size(), 0u);
    EXPECT_FALSE(session().canUndo());
    session().redo();
    const auto stored = layers::PlanStore::open(path_, layers::Access::ReadOnly);
    EXPECT_EQ((*stored)->plan().all<layers::Structure>().size(), 2u);
}

TEST_F(ExchangeDialogsTest, ColumnsKindAndGridCanBeChanged) {
    openPlan();
    app::ImportDialog* dialog = importDialog(writeList("a.csv", "first,second,a,b\nHầm 1,ghi,2324000,586000\n"));
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->importButton().isEnabled());  // no column says where it is
    EXPECT_FALSE(dialog->refusal().isEmpty());
    choose(dialog->kindChoice(), "command_posts");
    wait(*dialog);
    choose(*dialog->columns().choice(0), "note");
    wait(*dialog);
    choose(*dialog->columns().choice(1), "name");
    wait(*dialog);
    choose(*dialog->columns().choice(2), "northing");
    wait(*dialog);
    choose(*dialog->columns().choice(3), "easting");
    wait(*dialog);
    EXPECT_TRUE(dialog->summary().contains("1 to be added")) << dialog->summary().toStdString() << dialog->refusal().toStdString();
    dialog->crsChoice().list().setEditText("EPSG:0");
    wait(*dialog);
    EXPECT_TRUE(dialog->refusal().contains("grid")) << dialog->refusal().toStdString();
    EXPECT_FALSE(dialog->importButton().isEnabled());
    dialog->crsChoice().list().setEditText("EPSG:3405");
    wait(*dialog);
    QTest::mouseClick(&dialog->importButton(), Qt::LeftButton);
    ASSERT_EQ(session().plan()->all<layers::CommandPost>().size(), 1u);
    const auto& post = *session().plan()->all<layers::CommandPost>().rows().front();
    EXPECT_EQ(post.name, "ghi");
    EXPECT_EQ(post.note, "Hầm 1");
    EXPECT_NEAR(post.geometry.at().y, 2324000.0, 0.001);
}

TEST_F(ExchangeDialogsTest, BadListsAreRefusedWithTheReason) {
    openPlan();
    app::ImportDialog* dialog = importDialog(folder_.file("none.csv"));
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->refusal().contains("none.csv")) << dialog->refusal().toStdString();
    EXPECT_TRUE(dialog->fileField().text().contains("none.csv"));
    dialog->setFile(writeList("no_places.csv", "Tên,Ghi chú\nHầm 1,a\nHầm 2,b\n"));
    wait(*dialog);
    EXPECT_FALSE(dialog->importButton().isEnabled());
    EXPECT_FALSE(dialog->refusal().isEmpty());
    EXPECT_TRUE(dialog->remarks().join("\n").contains("no coordinates")) << dialog->remarks().join("\n").toStdString();
    dialog->setFile(writeList("broken.xlsx", "this is no workbook"));
    wait(*dialog);
    EXPECT_TRUE(dialog->refusal().contains("broken.xlsx")) << dialog->refusal().toStdString();
    dialog->setFile(writeList("empty.csv", ""));
    wait(*dialog);
    EXPECT_FALSE(dialog->refusal().isEmpty());
    EXPECT_FALSE(dialog->refusal().contains("--")) << dialog->refusal().toStdString();
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_EQ(structures(), 0u);
    EXPECT_FALSE(session().canUndo());
}

TEST_F(ExchangeDialogsTest, WhatIsExportedComesBackUnchanged) {
    openPlan();
    app::ImportDialog* import = importDialog(writeList("cong_trinh.csv", "Tên,Loại,X,Y,Tiến độ\nHầm 1,A,2324000,586000,50\nHầm 2,B,2324100,586100,80\n"));
    ASSERT_NE(import, nullptr);
    QTest::mouseClick(&import->importButton(), Qt::LeftButton);
    ASSERT_EQ(structures(), 2u);
    emit window_->desk().works().exportRequested();
    app::ExportDialog* dialog = window_->planStart().exportWindow();
    ASSERT_NE(dialog, nullptr);
    // Never onto the plan itself, and nothing is replaced unless that is ticked.
    dialog->fileField().setText(QString::fromStdString(path_));
    dialog->accept();
    EXPECT_TRUE(waitFor([&] { return dialog->refusal().contains("is a plan"); }, kPatienceMs)) << dialog->refusal().toStdString();
    dialog->fileField().setText(folder_.file("cong_trinh.csv"));
    dialog->accept();
    EXPECT_TRUE(waitFor([&] { return dialog->refusal().contains("already"); }, kPatienceMs)) << dialog->refusal().toStdString();
    dialog->fileField().setText(folder_.file("works.doc"));
    dialog->accept();
    EXPECT_TRUE(dialog->refusal().contains("format")) << dialog->refusal().toStdString();
    const QString book = folder_.file("works.xlsx");
    dialog->fileField().setText(folder_.file("none/works.xlsx"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return !dialog->refusal().isEmpty(); }, kPatienceMs));
    dialog->fileField().setText(book);
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return window_->planStart().exportWindow() == nullptr; }, kPatienceMs));
    ASSERT_TRUE(QFile::exists(book));
    import = importDialog(book);
    ASSERT_NE(import, nullptr);
    EXPECT_TRUE(import->summary().contains("0 to be added, 0 to be updated, 2 as they are")) << import->summary().toStdString();
    EXPECT_FALSE(import->importButton().isEnabled());
    import->reject();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window_->planStart().importWindow() == nullptr; }, kPatienceMs));
    // From the works panel, a list is taken for works unless another kind is chosen.
    emit window_->desk().works().importRequested();
    import = window_->planStart().importWindow();
    ASSERT_NE(import, nullptr);
    import->setFile(writeList("tien_do.csv", "Tên,Tiến độ\nHầm 1,60\nHầm 9,60\n"));
    wait(*import);
    EXPECT_EQ(import->kindChoice().currentData().toString(), "works");
    EXPECT_TRUE(import->summary().contains("0 to be added, 1 to be updated, 0 as they are, 1 skipped")) << import->summary().toStdString();
    QTest::mouseClick(&import->importButton(), Qt::LeftButton);
    EXPECT_TRUE(window_->desk().works().summary().contains("70 %")) << window_->desk().works().summary().toStdString();  // of 60 and 80
    window_->desk().undo->trigger();
    EXPECT_TRUE(window_->desk().works().summary().contains("65 %")) << window_->desk().works().summary().toStdString();
}

}  // namespace
}  // namespace saban::test
