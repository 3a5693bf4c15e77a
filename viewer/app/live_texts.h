#pragma once

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

#include "viewer/app/form_title.h"

namespace saban::app {

/// Texts of a dialog that follow the language while it is open: each is set as it is given, and anew after a change.
/// Thread safety: GUI thread. Its owner is the dialog.
class LiveTexts : public QObject {
   public:
    explicit LiveTexts(QWidget* dialog) : QObject(dialog) { dialog->installEventFilter(this); }

    void keep(std::function<void()> set) {
        set();
        sets_.push_back(std::move(set));
    }

    /// All of them once more: what they tell is another.
    void refresh() const {
        for (const auto& set : sets_) set();
    }

    /// A row of a form with a title that follows. `field`: a widget or a layout; `buddy`: whom the key of the title goes to, where the row has several fields.
    template <typename Field>
    QLabel* row(QFormLayout& form, std::function<QString()> title, Field* field, QWidget* buddy = nullptr) {
        auto* label = new QLabel;
        form.addRow(label, field);
        if constexpr (std::is_base_of_v<QWidget, Field>) {
            label->setBuddy(buddy ? buddy : field);
            if (field->focusProxy() || qobject_cast<QAbstractScrollArea*>(field) || qobject_cast<QLabel*>(field)) alignToFirstLine(*label, *field);  // taller than a line
        } else if (buddy) {
            label->setBuddy(buddy);
        }
        keep([label, title = std::move(title)] { label->setText(title()); });
        return label;
    }

   protected:
    /// Afterwards: boxes of buttons put their own words in meanwhile.
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::LanguageChange && watched == parent()) QMetaObject::invokeMethod(this, [this] { refresh(); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

   private:
    std::vector<std::function<void()>> sets_;
};

}  // namespace saban::app
