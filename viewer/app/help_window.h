#pragma once

#include <QDialog>
#include <vector>

#include "viewer/app/help_pages.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QSplitter;
class QTextBrowser;

namespace saban::app {

/// The help: contents and search beside a page. In the language of the window, also when that changes.
class HelpWindow : public QDialog {
    Q_OBJECT

   public:
    explicit HelpWindow(QWidget* parent = nullptr);

    /// Does nothing when there is no such page.
    void showPage(const QString& name);
    /// The name of the page that is shown.
    const QString& page() const { return page_; }
    /// Only pages that hold all these words, whatever their case and diacritics, are listed, and the words are marked.
    void search(const QString& words);
    /// Names of the pages that are listed.
    QStringList listed() const;

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void list();
    void mark();
    void retranslateUi();

    std::vector<HelpPage> pages_;
    QString page_;
    QLineEdit* search_;
    QListWidget* contents_;
    QLabel* nothing_;
    QTextBrowser* text_;
};

}  // namespace saban::app
