#include "geo/core/fingerprint.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <new>

namespace saban::geo {

std::string Digest::text() const { return fmt::format("{:016x}{:016x}", high, low); }

struct Fingerprint::Impl {
    Impl() {
        if (!state) throw std::bad_alloc();
        XXH3_128bits_reset(state);
    }
    ~Impl() { XXH3_freeState(state); }
    Impl(const Impl&) = delete;
    void add(const void* bytes, std::size_t count) { XXH3_128bits_update(state, bytes, count); }

    XXH3_state_t* state = XXH3_createState();
};

Fingerprint::Fingerprint() : impl_(std::make_unique<Impl>()) {}
Fingerprint::~Fingerprint() = default;

Fingerprint& Fingerprint::add(std::string_view text) { return add(std::as_bytes(std::span(text))); }

Fingerprint& Fingerprint::add(std::span<const std::byte> bytes) {
    add(static_cast<std::int64_t>(bytes.size()));
    impl_->add(bytes.data(), bytes.size());
    return *this;
}

Fingerprint& Fingerprint::add(std::int64_t number) {
    impl_->add(&number, sizeof number);
    return *this;
}

Fingerprint& Fingerprint::add(double number) {
    impl_->add(&number, sizeof number);
    return *this;
}

Fingerprint& Fingerprint::add(const Digest& digest) {
    return add(static_cast<std::int64_t>(digest.high)).add(static_cast<std::int64_t>(digest.low));
}

Digest Fingerprint::digest() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(impl_->state);
    return {.high = hash.high64, .low = hash.low64};
}

std::uint64_t checksumOf(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace saban::geo
