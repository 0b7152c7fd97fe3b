#include "proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace opmaat::testing {
namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

/// All of it, or false.
bool sendAll(int socket, const char* bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

}  // namespace

struct Proxy::Pair {
    int client = -1, server = -1;
    bool swallowed = false, over = false;
};

Proxy::Proxy(int serverPort) : serverPort_(serverPort)
{
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(listener_, any, size) != 0 || ::getsockname(listener_, any, &size) != 0 ||
        ::listen(listener_, SOMAXCONN) != 0) {
        throw std::runtime_error("the proxy cannot listen on 127.0.0.1");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Proxy::~Proxy()
{
    stopped_ = true;
    thread_.join();
    cut(Cut::Close);
    ::close(listener_);
}

void Proxy::cutAfter(std::int64_t bytes, Way way, Cut how)
{
    isCut_ = false;
    way_ = way;
    how_ = how;
    left_ = bytes;
}

void Proxy::down()
{
    isDown_ = true;
    closeAll_ = true;
}

void Proxy::deaden()
{
    isDead_ = true;
}

void Proxy::mend()
{
    isDead_ = false;
    left_ = -1;
    isDown_ = false;
}

void Proxy::cut(Cut how)
{
    for (Pair& pair : pairs_) {
        if (how == Cut::Swallow) {
            pair.swallowed = true;
        } else if (!pair.over) {
            ::close(pair.client);
            ::close(pair.server);
            pair.over = true;
        }
    }
}

void Proxy::accept()
{
    Pair pair;
    pair.client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (isDown_) {
        ::close(pair.client);
        return;
    }
    pair.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(serverPort_);
    if (::connect(pair.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(pair.client);
        ::close(pair.server);
        return;
    }
    pairs_.push_back(pair);
}

void Proxy::move(Pair& pair, Way way)
{
    std::array<char, 16384> bytes{};
    const int from = way == Way::ToServer ? pair.client : pair.server;
    const int to = way == Way::ToServer ? pair.server : pair.client;
    const ssize_t got = ::recv(from, bytes.data(), bytes.size(), 0);
    auto let = static_cast<std::int64_t>(got);
    const bool planned = left_ >= 0 && way_ == way && !pair.swallowed;
    if (planned) {
        let = std::min<std::int64_t>(let, left_);
        left_ = left_ - let;
    }
    const bool through =
        pair.swallowed || let <= 0 || sendAll(to, bytes.data(), static_cast<std::size_t>(let));
    if (got <= 0 || !through) {
        ::close(pair.client);
        ::close(pair.server);
        pair.over = true;
    }
    if (planned && left_ == 0) {
        left_ = -1;
        cut(how_);
        isCut_ = true;
    }
}

void Proxy::serve()
{
    while (!stopped_) {
        if (closeAll_.exchange(false)) cut(Cut::Close);
        if (isDead_) cut(Cut::Swallow);
        std::erase_if(pairs_, [](const Pair& pair) { return pair.over; });
        std::vector<pollfd> waited = {{listener_, POLLIN, 0}};
        for (const Pair& pair : pairs_) {
            waited.push_back({pair.client, POLLIN, 0});
            waited.push_back({pair.server, POLLIN, 0});
        }
        if (::poll(waited.data(), waited.size(), 5) <= 0) continue;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (waited[1 + 2 * i].revents != 0 && !pairs_[i].over) move(pairs_[i], Way::ToServer);
            if (waited[2 + 2 * i].revents != 0 && !pairs_[i].over) move(pairs_[i], Way::ToClient);
        }
        if (waited[0].revents != 0) accept();
    }
}

}  // namespace opmaat::testing
