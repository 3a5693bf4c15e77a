#include "layers/symbols/symbol_painter.h"

#include <QGuiApplication>
#include <cassert>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "geo/core/fingerprint.h"
#include "geo/core/text.h"
#include "layers/symbols/symbol_drawing.h"
#include "layers/symbols/symbol_engine.h"
#include "layers/symbols/symbol_labels.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::fail;

constexpr double kSmallestPx = 8.0, kLargestPx = 1024.0;

geo::Result<void> check(const SymbolSpec& spec) {
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return fail(ErrorCode::Unsupported, text(SABAN_TR("layers", "cannot draw military symbols: the program has no QGuiApplication, without which there are no "
                                                                    "fonts. Without a display its platform is 'offscreen'.")));
    if (!(spec.sizePx >= kSmallestPx && spec.sizePx <= kLargestPx))
        return fail(ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot draw the symbol '{0}' {1} pixels high: the height is {2} to {3} pixels."), spec.code,
                                                     spec.sizePx, kSmallestPx, kLargestPx));
    if (!(spec.capPx >= 0.0 && spec.capPx <= kLargestPx))
        return fail(ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot draw the symbol '{0}' with letters {1} pixels high: they are at most {2} pixels high."), spec.code,
                                                     spec.capPx, kLargestPx));
    if (spec.amplifiers.directionDeg && !std::isfinite(*spec.amplifiers.directionDeg))
        return fail(ErrorCode::InvalidArgument,
                    text(SABAN_TR("layers", "cannot draw the symbol '{0}': its direction is no number. Give degrees from north."), spec.code));
    return {};
}

/// The specification as it is drawn, so that equal pictures have equal names.
SymbolSpec normalised(SymbolSpec spec) {
    if (const auto code = parseSymbolCode(spec.code)) spec.code = code->text;
    for (std::string SymbolAmplifiers::*field : {&SymbolAmplifiers::designation, &SymbolAmplifiers::higherFormation, &SymbolAmplifiers::strength,
                                                 &SymbolAmplifiers::dateTimeGroup, &SymbolAmplifiers::additionalText})
        spec.amplifiers.*field = labelText(spec.amplifiers.*field);
    if (auto& direction = spec.amplifiers.directionDeg; direction && std::isfinite(*direction)) {
        *direction = std::fmod(*direction, 360.0);
        if (*direction < 0.0) *direction += 360.0;
    }
    if (!spec.profile) {
        static const ConventionProfilePtr standard = *builtInConvention("nato");
        spec.profile = standard;
    }
    return spec;
}

std::string identityOf(const SymbolSpec& spec) {
    const SymbolAmplifiers& a = spec.amplifiers;
    geo::Fingerprint print;
    print.add(spec.code).add(a.designation).add(a.higherFormation).add(a.strength).add(a.dateTimeGroup).add(a.additionalText);
    print.add(static_cast<std::int64_t>(a.directionDeg.has_value())).add(a.directionDeg.value_or(0.0));
    return print.add(spec.profile->identity).add(spec.sizePx).add(spec.capPx).digest().text();
}

/// What was drawn, by name; the one that was not asked for the longest goes first.
class DrawnImages {
 public:
    explicit DrawnImages(std::size_t limitBytes) : limitBytes_(limitBytes) {}

    SymbolImagePtr find(const std::string& name) {
        const auto found = byName_.find(name);
        if (found == byName_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->image;
    }
    void add(const std::string& name, const SymbolImagePtr& image) {
        if (bytesOf(*image) > limitBytes_ || byName_.contains(name)) return;
        order_.push_front({name, image});
        byName_[name] = order_.begin();
        bytes_ += bytesOf(*image);
        while (bytes_ > limitBytes_) {
            bytes_ -= bytesOf(*order_.back().image);
            byName_.erase(order_.back().name);
            order_.pop_back();
        }
    }
    std::size_t count() const { return order_.size(); }
    std::size_t bytes() const { return bytes_; }

 private:
    struct Entry {
        std::string name;
        SymbolImagePtr image;
    };
    static std::size_t bytesOf(const SymbolImage& image) { return image.rgba.size() + sizeof(SymbolImage) + 256; }

    std::size_t limitBytes_, bytes_ = 0;
    std::list<Entry> order_;
    std::unordered_map<std::string, std::list<Entry>::iterator> byName_;
};

using EngineResult = geo::Result<SymbolEngine*>;

}  // namespace

struct SymbolPainter::Impl {
    using Task = std::function<void(const EngineResult&)>;

    explicit Impl(std::size_t cacheBytes) : images(cacheBytes) {}

    mutable std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<Task> tasks;
    DrawnImages images;
    std::size_t drawn = 0, found = 0;
    std::jthread thread;  ///< last: it uses all the others

    void submit(Task task) {
        const std::lock_guard lock(mutex);
        tasks.push_back(std::move(task));
        if (!thread.joinable()) thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
        wake.notify_one();
    }

    void work(const std::stop_token& stop) {
        auto engine = SymbolEngine::start();
        std::unique_lock lock(mutex);
        while (wake.wait(lock, stop, [this] { return !tasks.empty(); })) {
            if (stop.stop_requested()) break;
            const Task task = std::move(tasks.front());
            tasks.pop_front();
            lock.unlock();
            if (engine) task(engine->get());
            else task(tl::unexpected(engine.error()));
            lock.lock();
        }
        std::deque<Task> left = std::move(tasks);
        tasks.clear();
        lock.unlock();
        for (const Task& task : left) task(fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "drawing of symbols was stopped"))));
    }

    SymbolImagePtr find(const std::string& name) {
        const std::lock_guard lock(mutex);
        SymbolImagePtr image = images.find(name);
        if (image) ++found;
        return image;
    }

    Answer draw(const SymbolSpec& spec, const std::string& name, const EngineResult& engine) {
        if (!engine) return tl::unexpected(engine.error());
        // The same sign may have been waiting before.
        if (SymbolImagePtr image = find(name)) return image;
        auto image = drawSymbol(**engine, spec, *spec.profile);
        if (!image) return tl::unexpected(image.error());
        auto shared = std::make_shared<const SymbolImage>(*std::move(image));
        const std::lock_guard lock(mutex);
        ++drawn;
        images.add(name, shared);
        return SymbolImagePtr(shared);
    }

    /// Runs something on the painter's thread and waits for it.
    template <typename T>
    geo::Result<T> waitFor(const std::function<geo::Result<T>(SymbolEngine&)>& use) {
        assert(thread.get_id() != std::this_thread::get_id() && "waiting for the painter on its own thread never ends");
        std::promise<geo::Result<T>> promise;
        submit([&](const EngineResult& engine) { promise.set_value(engine ? use(**engine) : geo::Result<T>(tl::unexpected(engine.error()))); });
        return promise.get_future().get();
    }
};

SymbolPainter::SymbolPainter(std::size_t cacheBytes) : impl_(std::make_unique<Impl>(cacheBytes)) {}
SymbolPainter::~SymbolPainter() = default;

void SymbolPainter::request(const SymbolSpec& spec, Callback callback) {
    if (const auto fine = check(spec); !fine) return callback(tl::unexpected(fine.error()));
    SymbolSpec wanted = normalised(spec);
    std::string name = identityOf(wanted);
    if (const SymbolImagePtr image = impl_->find(name)) return callback(image);
    impl_->submit([impl = impl_.get(), wanted = std::move(wanted), name = std::move(name), callback = std::move(callback)](const EngineResult& engine) {
        callback(impl->draw(wanted, name, engine));
    });
}

std::future<SymbolPainter::Answer> SymbolPainter::request(const SymbolSpec& spec) {
    auto promise = std::make_shared<std::promise<Answer>>();
    auto future = promise->get_future();
    request(spec, [promise](const Answer& answer) { promise->set_value(answer); });
    return future;
}

SymbolPainter::Answer SymbolPainter::paint(const SymbolSpec& spec) { return request(spec).get(); }

SymbolImagePtr SymbolPainter::findDrawn(const SymbolSpec& spec) { return impl_->find(identityOf(normalised(spec))); }

geo::Result<std::string> SymbolPainter::svg(const SymbolSpec& spec) {
    if (const auto fine = check(spec); !fine) return tl::unexpected(fine.error());
    const SymbolSpec wanted = normalised(spec);
    return impl_->waitFor<std::string>([&](SymbolEngine& engine) -> geo::Result<std::string> {
        auto chosen = chooseSign(engine, wanted, *wanted.profile);
        if (!chosen) return tl::unexpected(chosen.error());
        return std::move(chosen->sign.svg);
    });
}

geo::Result<bool> SymbolPainter::isKnown(const std::string& code, const ConventionProfilePtr& profile) {
    const SymbolSpec wanted = normalised({.code = code, .profile = profile});
    if (const auto fine = check(wanted); !fine) return tl::unexpected(fine.error());
    return impl_->waitFor<bool>([&](SymbolEngine& engine) -> geo::Result<bool> {
        const auto chosen = chooseSign(engine, wanted, *wanted.profile);
        if (!chosen) return tl::unexpected(chosen.error());
        return chosen->sign.isKnown;
    });
}

SymbolPainter::Statistics SymbolPainter::statistics() const {
    const std::lock_guard lock(impl_->mutex);
    return {.images = impl_->images.count(), .bytes = impl_->images.bytes(), .drawn = impl_->drawn, .found = impl_->found};
}

}  // namespace saban::layers
