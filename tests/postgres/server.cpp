#include "server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace opmaat::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const std::string kPrograms = "/usr/lib/postgresql/15/bin/";

/// A number that nobody listened on a moment ago.
int freePort()
{
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(probe, any, size) == 0 && ::getsockname(probe, any, &size) == 0;
    ::close(probe);
    if (!bound) throw std::runtime_error("no port is free on 127.0.0.1");
    return ntohs(address.sin_port);
}

/// PostgreSQL refuses to run as root.
void becomeNobody()
{
    if (::geteuid() != 0) return;
    const passwd* nobody = ::getpwnam("nobody");
    if (nobody == nullptr || ::setgroups(0, nullptr) != 0 || ::setgid(nobody->pw_gid) != 0 ||
        ::setuid(nobody->pw_uid) != 0) {
        ::_exit(126);
    }
}

pid_t spawn(const std::vector<std::string>& command, const std::string& log)
{
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        becomeNobody();
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(output, STDOUT_FILENO);
        ::dup2(output, STDERR_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    return child;
}

std::vector<pid_t> childrenOf(pid_t parent)
{
    std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) +
                       "/children");
    std::vector<pid_t> children;
    for (pid_t child = 0; list >> child;) children.push_back(child);
    return children;
}

std::string tailOf(const std::string& path)
{
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.substr(text.size() < 2000 ? 0 : text.size() - 2000);
}

}  // namespace

std::string PostgresServer::whyNot()
{
    return fs::exists(kPrograms + "postgres")
               ? ""
               : "PostgreSQL 15 is not installed (Debian package postgresql)";
}

PostgresServer::PostgresServer(int connections) : port_(freePort())
{
    folder_ = (fs::temp_directory_path() / "opmaat-postgres-XXXXXX").string();
    if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("no temporary folder");
    giveToServer(folder_);
    const std::string log = folder_ + "/log";
    int status = 0;
    ::waitpid(spawn({kPrograms + "initdb", "-D", folder_ + "/data", "-U", "postgres",
                     "--auth=trust", "--no-locale", "-E", "UTF8", "--no-sync"},
                    log),
              &status, 0);
    if (status != 0) throw std::runtime_error("initdb failed:\n" + tailOf(log));
    configure("listen_addresses = '127.0.0.1'\nport = " + std::to_string(port_) +
              "\nunix_socket_directories = '" + folder_ +
              "'\nmax_connections = " + std::to_string(connections) +
              "\nfsync = on\nsynchronous_commit = on\nfull_page_writes = on\n");
    start();
}

PostgresServer::~PostgresServer()
{
    if (server_ > 0) {
        ::kill(server_, SIGQUIT);
        ::waitpid(server_, nullptr, 0);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void PostgresServer::configure(const std::string& lines) const
{
    std::ofstream(folder_ + "/data/postgresql.conf", std::ios::app) << lines;
}

void PostgresServer::giveToServer(const std::string& path) const
{
    const passwd* nobody = ::getpwnam("nobody");
    if (::geteuid() == 0 &&
        (nobody == nullptr || ::chown(path.c_str(), nobody->pw_uid, nobody->pw_gid) != 0)) {
        throw std::runtime_error("there is no user 'nobody' to run PostgreSQL as");
    }
}

void PostgresServer::start()
{
    server_ = spawn({kPrograms + "postgres", "-D", folder_ + "/data"}, folder_ + "/log");
    waitUntilUp();
}

void PostgresServer::waitUntilUp() const
{
    const auto end = std::chrono::steady_clock::now() + 60s;
    for (;;) {
        try {
            run("SELECT");
            return;
        } catch (const engine::PostgresError&) {
            if (std::chrono::steady_clock::now() > end) {
                throw std::runtime_error("PostgreSQL does not start:\n" + tailOf(folder_ + "/log"));
            }
            std::this_thread::sleep_for(20ms);
        }
    }
}

void PostgresServer::killAll()
{
    std::vector<pid_t> processes = childrenOf(server_);
    processes.insert(processes.begin(), server_);
    for (const pid_t process : processes) ::kill(process, SIGKILL);
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
    // The next server refuses to start while one of them still holds the shared memory.
    const auto isThere = [](pid_t process) { return ::kill(process, 0) == 0; };
    while (std::any_of(processes.begin() + 1, processes.end(), isThere)) {
        std::this_thread::sleep_for(1ms);
    }
}

std::string PostgresServer::newDatabase()
{
    const std::string name = "store" + std::to_string(++databases_);
    run("CREATE DATABASE " + name);
    return address(name);
}

std::string PostgresServer::address(const std::string& database, const std::string& user,
                                    int port) const
{
    return "postgresql://" + user + "@127.0.0.1:" + std::to_string(port == 0 ? port_ : port) + "/" +
           database;
}

void PostgresServer::run(const std::string& sql, const std::string& database) const
{
    engine::PostgresConnection(engine::readPostgresAddress(address(database)), 60s).runScript(sql);
}

}  // namespace opmaat::testing
