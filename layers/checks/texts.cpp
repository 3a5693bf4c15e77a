#include "layers/checks/rules.h"

namespace saban::layers {

void checkTexts(const Plan& plan, const CheckContext&, Findings& findings) {
    constexpr std::size_t kMostBytes = 64 * 1024;
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const auto& row : plan.all<T>().rows())
            for (const Field<T>& field : fieldsOf<T>()) {
                const Value value = field.get(*row);
                const auto* content = std::get_if<std::string>(&value);
                if (content && content->size() > kMostBytes)
                    findings.add(Severity::Warning, *row,
                                 text(SABAN_TR("layers", "'{1}' of {0} holds {2} KiB of text; more than {3} slows everything down. Keep it in a file of its own."), titleOf(*row), field.column,
                                      content->size() / 1024, kMostBytes / 1024));
            }
    });
}

}  // namespace saban::layers
